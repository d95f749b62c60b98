import pulumi_aws as aws

tuned = aws.rds.ParameterGroup(
    "tuned",
    family="postgres15",
    parameters=[{"name": "log_min_duration_statement", "value": "500"}],
)
options = aws.rds.OptionGroup("options", engine_name="mysql", major_engine_version="8.0")
orders = aws.rds.Instance(
    "orders",
    instance_class="db.t3.micro",
    engine="postgres",
    engine_version="15",
    parameter_group_name=tuned.name,
)
carts = aws.rds.Instance(
    "carts", instance_class="db.t3.micro", engine="mysql", engine_version="8.0", option_group_name=options.name
)
named = aws.rds.Instance(
    "named", instance_class="db.t3.micro", engine="postgres", engine_version='15', parameter_group_name="default.postgres15"
)
moving = aws.rds.Instance(
    "moving", instance_class="db.t3.micro", engine="mysql", engine_version="8.0", allow_major_version_upgrade=True
)
small = aws.rds.Instance(
    "small", engine="mysql", engine_version="8.0", instance_class="db.t2.micro"
)
