import pulumi_aws as aws

gone = aws.rds.Instance(
    "gone",
    instance_class="db.t3.micro",
    engine="mysql",
    engine_version="8.0.35",
    auto_minor_version_upgrade=False,
)
