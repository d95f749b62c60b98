import pulumi_aws as aws

mover = aws.dms.ReplicationInstance(
    "mover",
    replication_instance_id="mover",
    replication_instance_class="dms.t3.medium",
    engine_version="3.4.7",
    multi_az=False,
)
