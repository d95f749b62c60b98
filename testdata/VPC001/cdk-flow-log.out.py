from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2


class Network(Stack):
    def __init__(self, scope, name, **kwargs):
        super().__init__(scope, name, **kwargs)
        ec2.CfnFlowLog(
            self,
            "Flow",
            resource_id="vpc-1",
            resource_type="VPC",
            traffic_type="ALL",
            max_aggregation_interval=60,
        )
