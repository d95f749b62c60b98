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
            value=endpoint.vpc_endpoint_dns_entries[0]  # the first
            if endpoint.vpc_endpoint_dns_entries
            else "none",
        )
        CfnOutput(self, "Server", value=f"ns: {zone.hosted_zone_name_servers[ 1 ]}")
        CfnOutput(self, "Group", value=groups.value_as_list[0])
        CfnOutput(self, "Id", value=Fn.split("/", vpc.vpc_arn)[1])
        CfnOutput(self, "Part", value=Fn.split("-", Fn.import_value("name"))[0])
        CfnOutput(self, "Word", value=Fn.split(",", prefix.value_as_string)[1])
        CfnOutput(self, "Tail", value=Fn.split("/", f"{vpc.vpc_arn}/a")[2])
        CfnOutput(self, "Last", value=Fn.get_azs()[-1])  # expect[CDK004]: is known when it is
