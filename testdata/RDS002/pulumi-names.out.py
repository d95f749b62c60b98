import pulumi_aws as aws

aws.rds.Instance(
    "a",
    engine="mysql",
    enabled_cloudwatch_logs_exports=["error", "slowquery"],
)
aws.rds.Cluster(
    "b",
    engine="aurora-mysql",
    enabled_cloudwatch_logs_exports=[
        "slowquery",
    ],
)
aws.rds.Instance(
    "c",
    engine="postgres",
    enabled_cloudwatch_logs_exports=["error"],  # expect[RDS002]: its logs are
)
aws.neptune.Cluster("d", enable_cloudwatch_logs_exports=["slowquery"])
