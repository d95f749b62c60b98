# fixiac-test: unsafe-fixes
import pulumi_aws as aws

kept = aws.rds.Instance(
    "kept",
    instance_class="db.t3.micro",
    engine="postgres",
    engine_version="16.9",
    auto_minor_version_upgrade=False,
)
