import pulumi_aws as aws

source = aws.rds.Instance("source", instance_class="db.t3.micro", engine="postgres", engine_version="15.4")
replica = aws.rds.Instance(
    "replica",
    replicate_source_db=source.identifier,
    engine_version="15.4",
    instance_class="db.t3.small",
)

tuned = aws.rds.ParameterGroup("tuned", family="mysql8.0")
first = aws.rds.Instance("first", instance_class="db.t3.micro", engine="mysql", engine_version="8.0.35")
second = aws.rds.Instance(
    "second",
    instance_class="db.t3.micro",
    replicate_source_db=first.identifier,
    engine_version="8.0.35",
    parameter_group_name=tuned.name,
)
