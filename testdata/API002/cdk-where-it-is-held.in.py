from aws_cdk import CfnOutput, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_rds as rds
from aws_cdk import aws_s3 as s3


class Held(Stack):
    def __init__(self, scope, id, handler: lambda_.Function, database: rds.DatabaseInstance):
        super().__init__(scope, id)
        api = apigateway.RestApi(self, "Api")
        items = api.add_resource("items")
        items.add_method("GET", apigateway.LambdaIntegration(handler))
        CfnOutput(self, "Url", value=api.api_endpoint)
        CfnOutput(self, "Host", value=database.endpoint.address)
        started = ec2.LaunchTemplate(self, "Started", user_data=ec2.UserData.for_linux())
        started.add_user_data("dnf install -y nginx")
        bare = ec2.LaunchTemplate(self, "Bare")
        bare.add_user_data("dnf install -y nginx")  # expect[API002]: has no method add_user_data
        s3.Bucket(self, "Files", block_public_access=s3.BlockPublicAccess.ALL)
        for group in handler.security_groups:
            print(group.security_group_id)


def watch(scope, table: dynamodb.Table):
    cloudwatch.GraphWidget(left=[table.metric_system_errors()])
    table.metric_system_errors()  # expect[API002]: stops the program without `dimensions_map`
    table.metric_system_errors(dimensions_map={"Operation": "GetItem"})
