from aws_cdk import Stack, aws_cloudfront as cloudfront, aws_s3 as s3


class Site(Stack):
    def __init__(self, scope, name, behavior):
        super().__init__(scope, name)
        logs = s3.Bucket(self, "Logs", object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED)
        cloudfront.Distribution(
            self,
            "Site",
            default_behavior=behavior,
            log_bucket=logs,  # expect[CDN001]: writes its logs by the ACL
        )
