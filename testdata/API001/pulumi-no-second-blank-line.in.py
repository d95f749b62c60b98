import pulumi_aws as aws

archive = aws.s3.Bucket(
    "archive",
    bucket="quarterly-archive",

    # Nobody outside reads it
    block_public_acls=True,
    block_public_policy=True,

    ignore_public_acls=True,
    restrict_public_buckets=True,

    tags={"Team": "finance"},
)
