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
        items = api.root.add_resource("items")
        items.add_method("GET", apigateway.LambdaIntegration(handler))
        CfnOutput(self, "Url", value=api.url)
        CfnOutput(self, "Host", value=database.instance_endpoint.hostname)
        started = ec2.LaunchTemplate(self, "Started", user_data=ec2.UserData.for_linux())
        started.user_data.add_commands("dnf install -y nginx")
        bare = ec2.LaunchTemplate(self, "Bare")
        bare.add_user_data("dnf install -y nginx")  # expect[API002]: has no method add_user_data
        s3.Bucket(self, "Files", block_public_access=s3.BlockPublicAccess.BLOCK_ALL)
        for group in handler.connections.security_groups:
            print(group.security_group_id)


def watch(scope, table: dynamodb.Table):
    cloudwatch.GraphWidget(left=[table.metric_system_errors_for_operations()])
    table.metric_system_errors()  # expect[API002]: stops the program without `dimensions_map`
    table.metric_system_errors(dimensions_map={"Operation": "GetItem"})
