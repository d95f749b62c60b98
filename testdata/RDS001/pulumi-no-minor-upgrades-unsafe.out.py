import pulumi_aws as aws

kept = aws.rds.Instance(
    "kept",
    engine="postgres",
    auto_minor_version_upgrade=False,
)
