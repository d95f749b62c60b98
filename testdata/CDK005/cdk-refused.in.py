from aws_cdk import Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_route53_targets as targets
from constructs import Construct


class Ledger(Stack):
    def __init__(
        self, scope: Construct, id: str, balancer: elbv2.ApplicationLoadBalancer, zone: route53.IHostedZone
    ) -> None:
        super().__init__(scope, id)
        lambda_.LayerVersion(
            self,
            "Shared",
            code=lambda_.Code.from_inline("# shared"),  # expect[CDK005]: a layer takes no code
        )
        api = apigateway.RestApi(self, "Api")
        route53.ARecord(
            self,
            "Record",
            zone=zone,
            target=route53.RecordTarget.from_alias(
                targets.ApiGateway(api)  # expect[CDK005]: the domain name of an API
            ),
        )
        balancer.add_listener(  # expect[CDK005]: needs a certificate
            "Secret",
            port=443,
            protocol=elbv2.ApplicationProtocol.HTTPS,
            default_action=elbv2.ListenerAction.fixed_response(404),
        )
