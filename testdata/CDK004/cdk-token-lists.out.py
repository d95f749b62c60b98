from aws_cdk import CfnOutput, CfnParameter, Fn, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_route53 as route53
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        vpc = ec2.Vpc(self, "Vpc")
        endpoint = vpc.add_interface_endpoint(
            "Queues", service=ec2.InterfaceVpcEndpointAwsService.SQS
        )
        zone = route53.PublicHostedZone(self, "Zone", zone_name="ledger.example.com")
        prefix = CfnParameter(self, "Prefix")
        groups = CfnParameter(self, "Groups", type="CommaDelimitedList")
        CfnOutput(
            self,
            "Address",
            value=Fn.select(0, endpoint.vpc_endpoint_dns_entries)  # the first
            if endpoint.vpc_endpoint_dns_entries
            else "none",
        )
        CfnOutput(self, "Server", value=f"ns: {Fn.select(1, zone.hosted_zone_name_servers)}")
        CfnOutput(self, "Group", value=Fn.select(0, groups.value_as_list))
        CfnOutput(self, "Id", value=Fn.select(1, Fn.split("/", vpc.vpc_arn)))
        CfnOutput(self, "Part", value=Fn.select(0, Fn.split("-", Fn.import_value("name"))))
        CfnOutput(self, "Word", value=Fn.select(1, Fn.split(",", prefix.value_as_string)))
        CfnOutput(self, "Tail", value=Fn.select(2, Fn.split("/", f"{vpc.vpc_arn}/a")))
        CfnOutput(self, "Last", value=Fn.get_azs()[-1])  # expect[CDK004]: is known when it is
