# fixiac-test: select=API001,API002
import pulumi
import pulumi_aws as aws

password = pulumi.Config().require_secret("password")
aws.redshift.Cluster(
    "warehouse", cluster_identifier="warehouse", node_type="ra3.large", master_password=password
)
database = aws.rds.Instance(
    "orders",
    identifier="orders",
    instance_class="db.t4g.micro",
    iam_database_authentication_enabled=True,
    backup_window="02:00-03:00",
)
aws.ec2.SecurityGroup(
    "web",
    description="from the offices",
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            protocol="tcp", from_port=443, to_port=443, cidr_blocks=["10.0.0.0/8"]
        )
    ],
)
aws.kinesis.Stream("clicks", retention_period=48, shard_level_metrics=["IncomingBytes"])
pulumi.export("database", database.identifier)
