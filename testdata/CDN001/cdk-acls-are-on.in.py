from aws_cdk import Stack, aws_cloudfront as cloudfront, aws_s3 as s3


class Sites(Stack):
    def __init__(self, scope, name, options):
        super().__init__(scope, name)
        owned = s3.Bucket(self, "Owned", object_ownership=s3.ObjectOwnership.OBJECT_WRITER)
        written = s3.Bucket(self, "Written", access_control=s3.BucketAccessControl.LOG_DELIVERY_WRITE)
        of_others = s3.Bucket(self, "OfOthers")
        s3.Bucket(self, "Files", server_access_logs_bucket=of_others)
        of_its_own = s3.Bucket(self, "OfItsOwn", server_access_logs_prefix="own/")
        imported = s3.Bucket.from_bucket_name(self, "Imported", "logs-of-all")
        unknown = s3.Bucket(self, "Unknown", **options)
        low = s3.CfnBucket(self, "Low", ownership_controls=options)
        for number, bucket in enumerate((owned, written, of_others, of_its_own, imported, unknown)):
            self.site(f"Site{number}", bucket)
        self.site("Low", s3.Bucket.from_cfn_bucket(low))
        cloudfront.Distribution(self, "Own", default_behavior=options, enable_logging=True)

    def site(self, name, bucket):
        cloudfront.Distribution(
            self, name, default_behavior=self.behavior, log_bucket=bucket, enable_logging=True
        )
