import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_route53 as route53
from constructs import Construct


class Ledger(cdk.Stack):
    def __init__(self, scope: Construct, id: str, names: list[str]) -> None:
        super().__init__(scope, id)
        vpc = ec2.Vpc(self, "Vpc")
        zone = route53.PublicHostedZone(self, "Zone", zone_name="ledger.example.com")
        role = cdk.CfnResource(self, "Role", type="AWS::IAM::Role")
        texts = (
            self.availability_zones[0],
            vpc.availability_zones[1],
            vpc.private_subnets[0].subnet_id,
            names[0],
            cdk.Fn.split(",", "a,b")[1],
            cdk.Fn.select(0, zone.hosted_zone_name_servers),
            role.logical_id[0],
        )
        for number, text in enumerate(texts):
            cdk.CfnOutput(self, f"Text{number}", value=text)
