from aws_cdk import Stack
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        postgres = rds.DatabaseInstanceEngine.postgres(version=rds.PostgresEngineVersion.VER_15)
        tuned = rds.ParameterGroup(self, "Tuned", engine=postgres, parameters={"work_mem": "8192"})
        rds.DatabaseInstance(self, "Orders", engine=postgres, parameter_group=tuned, vpc=vpc)

        mysql = rds.ParameterGroup(
            self,
            "Mysql",
            engine=rds.DatabaseInstanceEngine.mysql(version=rds.MysqlEngineVersion.VER_8_0),
        )
        rds.DatabaseInstance(
            self,
            "Carts",
            engine=rds.DatabaseInstanceEngine.mysql(version=rds.MysqlEngineVersion.VER_8_0),
            parameter_group=mysql,
            vpc=vpc,
        )
        rds.DatabaseInstance(
            self,
            "Notes",
            engine=rds.DatabaseInstanceEngine.maria_db(version=rds.MariaDbEngineVersion.VER_10_6),
            parameters={"max_connections": "200"},
            vpc=vpc,
        )
