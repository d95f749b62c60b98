import pulumi_aws as aws

aws.rds.Instance(
    "a",
    engine="mysql",
    enabled_cloudwatch_logs_exports=["error", "slow-query"],  # expect[RDS002]: Write slowquery
)
aws.rds.Cluster(
    "b",
    engine="aurora-mysql",
    enabled_cloudwatch_logs_exports=[
        "slow_query",  # expect[RDS002]: Remove slow_query
        "slowquery",
    ],
)
aws.rds.Instance(
    "c",
    engine="postgres",
    enabled_cloudwatch_logs_exports=["error"],  # expect[RDS002]: its logs are
)
aws.neptune.Cluster("d", enable_cloudwatch_logs_exports=["slow-query"])  # expect[RDS002]: slowquery
