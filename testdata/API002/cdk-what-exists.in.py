import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway, aws_dynamodb as dynamodb, aws_ec2 as ec2
from aws_cdk import aws_logs as logs, aws_s3 as s3
from constructs import Construct, IConstruct


class Marked(cdk.Stack):
    def __init__(self, scope: Construct, id: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.name = "marked"
        table = dynamodb.Table(
            self,
            "Notes",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
        )
        network = ec2.Vpc(self, "Network")
        network.owner = "team"
        cdk.CfnOutput(self, "Owner", value=network.owner)
        cdk.CfnOutput(self, "Table", value=table.table_arn)
        group = logs.LogGroup(self, "Log", retention=logs.RetentionDays.ONE_MONTH)
        if hasattr(group, "alias"):
            print(group.alias)
        bucket = s3.Bucket(self, "Pages")
        bucket.node.default_child.accelerate_configuration = None
        print(cdk.Stack.of(group).name)
        apigateway.AccessLogFormat.json_with_standard_fields(
            caller=False,
            http_method=True,
            ip=True,
            protocol=True,
            request_time=True,
            resource_path=True,
            response_length=True,
            status=True,
            user=False,
        )


def labelled(construct: IConstruct) -> str:
    try:
        return construct.label
    except AttributeError:
        return construct.node.id


def loose(thing):
    return thing.arn


class Nameless(cdk.Stack):
    def label(self) -> str:
        return f"{self.name}-{self.id}"
