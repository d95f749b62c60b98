import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_s3 as s3


class Archive(cdk.Stack):
    def __init__(self, scope, id, mode):
        super().__init__(scope, id)
        bucket = s3.Bucket(
            self,
            "Archive",
            object_lock_default_retention=s3.ObjectLockRetention.governance(
                duration=cdk.Duration.days(365),  # a year
            ),
        )
        s3.ObjectLockRetention(mode=mode)  # expect[API001]: takes no argument
        access = cloudfront.S3OriginAccessControl(
            self,
            "Access",
            description="Only this distribution reads the bucket",
            signing_behavior=cloudfront.SigningBehavior.NEVER,  # expect[API001]: takes no argument
        )
        cloudfront.Distribution(
            self,
            "Pages",
            default_behavior=cloudfront.BehaviorOptions(
                origin=origins.S3BucketOrigin.with_origin_access_control(bucket, origin_access_control=access),
            ),
        )
        cloudfront.Distribution(
            self,
            "Direct",
            default_behavior=cloudfront.BehaviorOptions(
                origin=origins.HttpOrigin("example.com"),
                viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
            ),
        )
