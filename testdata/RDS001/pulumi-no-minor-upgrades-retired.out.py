import pulumi_aws as aws

gone = aws.rds.Instance(
    "gone",
    instance_class="db.t3.micro",
    engine="mysql",
    auto_minor_version_upgrade=False,
)
