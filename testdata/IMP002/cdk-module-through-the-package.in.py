import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cloudfront


class Site(cdk.Stack):
    def behave(self, origins: list[str]) -> list[cloudfront.BehaviorOptions]:
        return [
            cloudfront.BehaviorOptions(origin=cloudfront.HttpOrigin(origin)) for origin in origins
        ]
