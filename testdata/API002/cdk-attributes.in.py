import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway, aws_ec2 as ec2, aws_iam as iam
from aws_cdk import aws_logs as logs, aws_s3 as s3, aws_wafv2 as wafv2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2


class Site(cdk.Stack):
    def __init__(self, scope, id, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.pages = s3.Bucket(self, "Pages")
        self.log = logs.LogGroup(self, "Log")
        api = apigateway.RestApi(self, "Api")
        network = ec2.Vpc(self, "Network")
        balancer = elbv2.ApplicationLoadBalancer(self, "Balancer", vpc=network)
        self.show("Pages", self.pages.arn)
        self.show("Log", self.log.name)
        self.show("Api", f"{api.api_id}/{api.url}")
        self.show("Network", network.id)
        self.show("Balancer", balancer.dns_name)

    def acl(self, acl: wafv2.CfnWebACL) -> None:
        self.show("Acl", acl.arn)

    def role(self, role: iam.IRole) -> str:
        return role.arn

    def show(self, name: str, value: str) -> None:
        cdk.CfnOutput(self, f"{name}Output", value=value)
