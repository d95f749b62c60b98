from aws_cdk import Stack
from aws_cdk import aws_lambda as lambda_


class Functions(Stack):
    def __init__(self, scope, name, **kwargs):
        super().__init__(scope, name, **kwargs)
        code = lambda_.Code.from_asset("code")
        old = lambda_.Runtime.PYTHON_3_11
        lambda_.Function(self, "A", runtime=lambda_.Runtime.PYTHON_3_11, handler="a.b", code=code)
        lambda_.Function(self, "B", runtime=old, handler="a.b", code=code)
        lambda_.Function(self, "C", runtime=lambda_.Runtime.PYTHON_3_9, handler="a.b", code=code)
        lambda_.Function(
            self,
            "D",
            runtime=lambda_.Runtime.NODEJS_14_X,  # expect[LAM002]: Use nodejs22.x
            handler="a.b",
            code=code,
        )
