import pulumi_aws as aws


def site(name, bucket, **rest):
    aws.cloudfront.Distribution(
        name,
        logging_config=aws.cloudfront.DistributionLoggingConfigArgs(
            bucket=bucket.bucket_domain_name,
        ),
        **rest,
    )


with_acls = aws.s3.Bucket("with-acls")
aws.s3.BucketOwnershipControls(
    "with-acls",
    bucket=with_acls.id,
    rule=aws.s3.BucketOwnershipControlsRuleArgs(object_ownership="ObjectWriter"),
)
site("open", with_acls)

off = aws.s3.Bucket("off")
aws.s3.BucketOwnershipControls(
    "off", bucket=off.id, rule={"object_ownership": "BucketOwnerEnforced"}
)
aws.cloudfront.Distribution(
    "closed",
    enabled=True,
    logging_config={"bucket": off.bucket_domain_name},  # expect[CDN001]: writes its logs by the ACL
)

new = aws.s3.Bucket("new")
aws.cloudfront.Distribution(
    "new",
    enabled=True,
    logging_config={
        "bucket": new.id.apply(lambda name: f"{name}.s3.amazonaws.com"),  # expect[CDN001]: writes its logs by the ACL
    },
)
aws.cloudfront.Distribution(
    "newer",
    enabled=True,
    logging_config=aws.cloudfront.DistributionLoggingConfigArgs(
        bucket=new.bucket_regional_domain_name,  # expect[CDN001]: writes its logs by the ACL
    ),
)
