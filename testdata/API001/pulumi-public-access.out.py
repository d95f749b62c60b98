import pulumi_aws as aws


def bucket(name):
    made = aws.s3.Bucket(
        f"{name}-files",
        tags={"Name": name},
    )

    aws.s3.BucketPublicAccessBlock(
        f"{name}-files-public-access",
        bucket=made.id,
        block_public_acls=True,
        block_public_policy=True,
    )
    return made


logs = aws.s3.Bucket(
    "logs",
    bucket="the-logs",

    tags={"Name": "logs"},
)

# Nobody but us
aws.s3.BucketPublicAccessBlock(
    "logs-public-access",
    bucket=logs.id,
    block_public_acls=True,
    block_public_policy=True,
)

for name in ("a", "b"):
    aws.s3.Bucket(name, block_public_acls=True)  # expect[API001]: takes no argument `block_public_acls`
