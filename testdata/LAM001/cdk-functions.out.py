import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_lambda as lambda_


class Functions(cdk.Stack):
    def __init__(self, scope, name, **kwargs):
        super().__init__(scope, name, **kwargs)
        code = lambda_.Code.from_asset("code")
        report = lambda_.Function(
            self,
            "Report",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="report.handler",
            code=code,
            environment={
                "TABLE": "orders",
                # where the mail goes
                "MAIL": "a@example.com",
            },
        )
        report.add_environment("LEVEL", "INFO")
        lambda_.CfnFunction(
            self,
            "Plain",
            code=lambda_.CfnFunction.CodeProperty(zip_file="x = 1"),
            role="r",
            environment=lambda_.CfnFunction.EnvironmentProperty(
                variables={"A": "1"}
            ),
        )
        task = ecs.FargateTaskDefinition(self, "Task")
        task.add_container(
            "main",
            image=ecs.ContainerImage.from_registry("nginx"),
            environment={"AWS_REGION": self.region},
        )
