import pulumi_aws as cloud
from pulumi_aws import rds
from pulumi_aws.rds import Instance as Database

one = cloud.rds.Instance("one", engine=cloud.rds.EngineType.POSTGRES)
two = rds.Instance("two", engine=rds.EngineType("postgres"), engine_version="14.9")
three = Database("three", engine="postgres")
