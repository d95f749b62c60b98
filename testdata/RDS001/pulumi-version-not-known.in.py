import pulumi
import pulumi_aws as aws

config = pulumi.Config()
minor = config.require_int("minor")
engine = config.require("engine")

asked = aws.rds.Instance("asked", instance_class="db.t3.micro", engine="postgres", engine_version=config.require("version"))
built = aws.rds.Instance("built", instance_class="db.t3.micro", engine="postgres", engine_version=f"15.{minor}")
either = aws.rds.Instance("either", instance_class="db.t3.micro", engine=engine, engine_version="15.4")
word = aws.rds.Instance("word", instance_class="db.t3.micro", engine="postgres", engine_version="latest")
