from aws_cdk import Stack
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_ec2 as ec2


class Site(Stack):
    def __init__(self, scope, id_, bucket, vpc, **kwargs):
        super().__init__(scope, id_, **kwargs)
        cloudfront.Distribution(
            self,
            "site",
            default_behavior={"origin": origins.HttpOrigin("a.example"), "origin_request_policy": None},
        )
        ec2.InterfaceVpcEndpoint(
            self, "end", vpc=vpc, service=bucket, subnets={"subnetTypes": ["x"]}  # expect[API001]: no field
        )
