import pulumi_aws as aws

kept = aws.rds.Instance(
    "kept",
    engine="postgres",
    engine_version="16.9",  # expect[RDS001]: is pinned
    auto_minor_version_upgrade=False,
)
