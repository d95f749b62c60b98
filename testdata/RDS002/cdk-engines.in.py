from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_rds as rds


class Data(Stack):
    def __init__(self, scope, name, **kwargs):
        super().__init__(scope, name, **kwargs)
        vpc = ec2.Vpc(self, "Vpc")
        rds.DatabaseInstance(
            self,
            "A",
            vpc=vpc,
            engine=rds.DatabaseInstanceEngine.mysql(version=rds.MysqlEngineVersion.VER_8_0),
            cloudwatch_logs_exports=["error", "slow-query"],
        )
        rds.CfnDBCluster(
            self, "B", engine="aurora-mysql", enable_cloudwatch_logs_exports=["slow-query"]
        )
