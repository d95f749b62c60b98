import pulumi_aws as aws

gone = aws.rds.Instance(
    "gone",
    engine="mysql",
    engine_version="8.0.35",
    auto_minor_version_upgrade=False,
)
