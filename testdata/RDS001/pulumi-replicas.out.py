import pulumi_aws as aws

source = aws.rds.Instance("source", instance_class="db.t3.micro", engine="postgres")
replica = aws.rds.Instance(
    "replica",
    replicate_source_db=source.identifier,
    instance_class="db.t3.small",
)

tuned = aws.rds.ParameterGroup("tuned", family="mysql8.0")
first = aws.rds.Instance("first", instance_class="db.t3.micro", engine="mysql", engine_version="8.0")
second = aws.rds.Instance(
    "second",
    instance_class="db.t3.micro",
    replicate_source_db=first.identifier,
    parameter_group_name=tuned.name,
)
