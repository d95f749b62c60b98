from aws_cdk import CfnParameter, Duration, Stack, Token
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3


class App(Stack):
    def __init__(self, scope, id, vpc: ec2.IVpc, sizes):
        super().__init__(scope, id)
        memory = CfnParameter(self, "Memory", type="Number", default=128)
        lambda_.Function(
            self,
            "Fn",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="main.run",
            code=lambda_.Code.from_inline("pass"),
            memory_size=Token.as_number(memory.value_as_string),
            timeout=Duration.seconds(sizes["timeout"]),
            vpc=vpc,
            vpc_subnets={"subnet_type": ec2.SubnetType.PRIVATE_ISOLATED},
        )
        s3.Bucket(self, "Files", cors=[{"allowed_methods": [s3.HttpMethods.GET], "allowed_origins": ["*"]}])
