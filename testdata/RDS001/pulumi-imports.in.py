import pulumi_aws as cloud
from pulumi_aws import rds
from pulumi_aws.rds import Instance as Database

one = cloud.rds.Instance("one", instance_class="db.t3.micro", engine=cloud.rds.EngineType.POSTGRES, engine_version="14.9")
two = rds.Instance("two", instance_class="db.t3.micro", engine=rds.EngineType("postgres"), engine_version="14.9")
three = Database("three", instance_class="db.t3.micro", engine="postgres", engine_version="16.10")
