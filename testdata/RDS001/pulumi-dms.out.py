import pulumi_aws as aws

mover = aws.dms.ReplicationInstance(
    "mover",
    replication_instance_id="mover",
    replication_instance_class="dms.t3.medium",
    multi_az=False,
)
