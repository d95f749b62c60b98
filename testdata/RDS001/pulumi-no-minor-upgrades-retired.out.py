import pulumi_aws as aws

gone = aws.rds.Instance(
    "gone",
    engine="mysql",
    auto_minor_version_upgrade=False,
)
