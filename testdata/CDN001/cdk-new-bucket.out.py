import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk.aws_s3 import Bucket, BucketEncryption, ObjectOwnership


class Site(cdk.Stack):
    def __init__(self, scope, name, behavior):
        super().__init__(scope, name)
        self.logs = Bucket(
            self,
            "Logs",
            encryption=BucketEncryption.S3_MANAGED,  # not with a key of one's own
            object_ownership=ObjectOwnership.BUCKET_OWNER_PREFERRED,
        )
        cloudfront.Distribution(
            self,
            "Site",
            default_behavior=behavior,
            log_bucket=self.logs,
        )
