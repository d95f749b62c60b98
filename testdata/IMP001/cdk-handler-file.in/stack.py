from aws_cdk import Stack, aws_lambda as lambda_


class Api(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        lambda_.Function(
            self,
            "Reader",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="reader.handler",
            code=lambda_.Code.from_asset("handlers"),
        )
