import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sqs as sqs


class Queues(cdk.Stack):
    def __init__(self, scope, id, **kwargs):
        super().__init__(scope, id, **kwargs)
        orders = sqs.Queue(self, "Orders")
        iam.Role(self, "OrdersRole", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        cdk.CfnOutput(self, "OrdersUrl", value=orders.queue_url)
        cdk.CfnOutput(self, "OrdersUrlOutput", value=orders.queue_arn)
