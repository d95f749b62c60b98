import pulumi_aws as aws

archive = aws.s3.Bucket(
    "archive",
    bucket="quarterly-archive",

    tags={"Team": "finance"},
)

# Nobody outside reads it
aws.s3.BucketPublicAccessBlock(
    "archive-public-access",
    bucket=archive.id,
    block_public_acls=True,
    block_public_policy=True,
    ignore_public_acls=True,
    restrict_public_buckets=True,
)
