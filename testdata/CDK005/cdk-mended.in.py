from aws_cdk import Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_route53_targets as targets
from constructs import Construct


class Ledger(Stack):
    def __init__(
        self,
        scope: Construct,
        id: str,
        balancer: elbv2.ApplicationLoadBalancer,
        certificate: elbv2.IListenerCertificate,
        code: lambda_.Code,
        given: apigateway.RestApi,
        domain: apigateway.DomainNameOptions,
        protocol: elbv2.ApplicationProtocol,
    ) -> None:
        super().__init__(scope, id)
        lambda_.LayerVersion(self, "Files", code=lambda_.Code.from_asset("layer"))
        lambda_.LayerVersion(self, "Given", code=code)
        named = apigateway.RestApi(self, "Named", domain_name=domain)
        late = apigateway.RestApi(self, "Late")
        late.add_domain_name("Name", domain_name="ledger.example.com", certificate=certificate)
        for api in (named, late, given):
            targets.ApiGateway(api)
        balancer.add_listener("Plain", port=80, protocol=elbv2.ApplicationProtocol.HTTP)
        balancer.add_listener("Some", port=8080, protocol=protocol)
        balancer.add_listener(
            "Secret", port=443, protocol=elbv2.ApplicationProtocol.HTTPS, certificates=[certificate]
        )
        later = balancer.add_listener(
            "Later", port=8443, protocol=elbv2.ApplicationProtocol.HTTPS
        )
        later.add_certificates("Certificates", [certificate])
