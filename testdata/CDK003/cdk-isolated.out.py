from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_lambda as lambda_
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, task: ecs.TaskDefinition) -> None:
        super().__init__(scope, id)
        self.vpc = ec2.Vpc(
            self,
            "Vpc",
            nat_gateways=0,
            subnet_configuration=[
                ec2.SubnetConfiguration(name="open", subnet_type=ec2.SubnetType.PUBLIC),
                ec2.SubnetConfiguration(name="kept", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED),
            ],
        )
        lambda_.Function(
            self,
            "Entries",
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): ..."),
            vpc=self.vpc,
            vpc_subnets=ec2.SubnetSelection(
                subnet_type=ec2.SubnetType.PRIVATE_ISOLATED,  # no way out
            ),
        )
        cluster = ecs.Cluster(self, "Cluster", vpc=self.vpc)
        ecs.FargateService(
            self,
            "Service",
            cluster=cluster,
            task_definition=task,
            vpc_subnets={"subnet_type": ec2.SubnetType.PRIVATE_ISOLATED},
        )
        self.vpc.add_gateway_endpoint(
            "Tables", service=ec2.GatewayVpcEndpointAwsService.DYNAMODB
        )
        inner = self.vpc.isolated_subnets
        ec2.GatewayVpcEndpoint(
            self,
            "Files",
            vpc=self.vpc,
            service=ec2.GatewayVpcEndpointAwsService.S3,
            subnets=[ec2.SubnetSelection(subnets=inner)],
        )
        ec2.InterfaceVpcEndpoint(
            self,
            "Logs",
            vpc=self.vpc,
            service=ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
            subnets=ec2.SubnetSelection(subnets=self.vpc.isolated_subnets),
        )
        small = ec2.Vpc(self, "Small", nat_gateways=0)
        print(small.select_subnets(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED).subnet_ids)
