# fixiac-test: unsafe-fixes
import pulumi_aws as aws

kept = aws.rds.Instance(
    "kept",
    engine="postgres",
    engine_version="16.9",
    auto_minor_version_upgrade=False,
)
