import pulumi_aws as aws

group = aws.rds.ParameterGroup("group", family="postgres14")
torn = aws.rds.Instance(
    "torn",
    instance_class="db.t3.micro",
    engine="postgres",
    engine_version="15.4",  # expect[RDS001]: its group is for version 14
    parameter_group_name=group.name,
)
old = aws.rds.Instance(
    "old",
    instance_class="db.t3.micro",
    engine="postgres",
    engine_version="9.6.22",  # expect[RDS001]: every version of postgres 9.6 is retired
    parameter_group_name="default.postgres9.6",
)
idle = aws.rds.Cluster(
    "idle",
    engine="aurora-postgresql",
    engine_mode="serverless",
    engine_version="13.9",
)
slept = aws.rds.Cluster(
    "slept",
    engine="aurora-postgresql",
    engine_mode="serverless",
    engine_version="13.7",  # expect[RDS001]: its engine mode takes versions of its own
)
