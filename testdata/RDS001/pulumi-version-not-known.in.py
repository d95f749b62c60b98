import pulumi
import pulumi_aws as aws

config = pulumi.Config()
minor = config.require_int("minor")
engine = config.require("engine")

asked = aws.rds.Instance("asked", engine="postgres", engine_version=config.require("version"))
built = aws.rds.Instance("built", engine="postgres", engine_version=f"15.{minor}")
either = aws.rds.Instance("either", engine=engine, engine_version="15.4")
word = aws.rds.Instance("word", engine="postgres", engine_version="latest")
