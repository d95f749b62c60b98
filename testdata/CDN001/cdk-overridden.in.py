from aws_cdk import Stack, aws_cloudfront as cloudfront, aws_s3 as s3


class Site(Stack):
    def __init__(self, scope, name, behavior):
        super().__init__(scope, name)
        logs = s3.Bucket(self, "Logs")
        logs.node.default_child.add_property_override(
            "OwnershipControls.Rules", [{"ObjectOwnership": "BucketOwnerPreferred"}]
        )
        cloudfront.Distribution(self, "Site", default_behavior=behavior, log_bucket=logs)
