# fixiac-test: select=API001,API002
import pulumi
import pulumi_aws as aws

password = pulumi.Config().require_secret("password")
aws.redshift.Cluster(
    "warehouse", cluster_identifier="warehouse", node_type="ra3.large", master_user_password=password
)
database = aws.rds.Instance(
    "orders",
    db_instance_identifier="orders",
    db_instance_class="db.t4g.micro",
    enable_iam_database_authentication=True,
    preferred_backup_window="02:00-03:00",
)
aws.ec2.SecurityGroup(
    "web",
    group_description="from the offices",
    security_group_ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            ip_protocol="tcp", from_port=443, to_port=443, cidr_ip="10.0.0.0/8"
        )
    ],
)
aws.kinesis.Stream("clicks", retention_period_hours=48, desired_shard_level_metrics=["IncomingBytes"])
pulumi.export("database", database.db_instance_identifier)
