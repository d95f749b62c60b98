import aws_cdk as cdk
from aws_cdk import (
    Stack,
    aws_cloudfront as cloudfront,
    aws_cloudfront_origins as origins,
    aws_s3 as s3,
)


class Site(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        files = s3.Bucket(self, "Files")
        cloudfront.Distribution(
            self,
            "Site",
            default_behavior=cloudfront.BehaviorOptions(origin=origins.HttpOrigin("example.com")),
            additional_behaviors={
                "/files/*": cloudfront.BehaviorOptions(origin=origins.S3Origin(files)),
            },
        )
