import pulumi_aws as aws


def bucket(name):
    made = aws.s3.Bucket(
        f"{name}-files",
        block_public_acls=True,
        block_public_policy=True,
        tags={"Name": name},
    )
    return made


logs = aws.s3.Bucket(
    "logs",
    bucket="the-logs",

    # Nobody but us
    block_public_acls=True,
    block_public_policy=True,

    tags={"Name": "logs"},
)

for name in ("a", "b"):
    aws.s3.Bucket(name, block_public_acls=True)
