from aws_cdk import Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct


class Api(Stack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        people = cognito.UserPool(self, "People")
        apigateway.CognitoUserPoolsAuthorizer(self, "Login", user_pools=[people])
        table = dynamodb.Table(
            self,
            "Orders",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        )
        table.add_global_secondary_index(
            index_name="by-day",
            partition_key=dynamodb.Attribute(name="day", type=dynamodb.AttributeType.STRING),
            projection=dynamodb.ProjectionType.KEYS_ONLY,
        )
