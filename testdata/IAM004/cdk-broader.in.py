from aws_cdk import aws_iam as iam

reading = iam.PolicyStatement(
    actions=[
        "s3:HeadObject",  # expect[IAM004]: it also reads the object
        "s3:GetObjekt",  # expect[IAM004]: close to it: s3:GetObject
        "SNS:Receive",  # expect[IAM004]: is in no list
    ],
    resources=["*"],
)
heads = iam.PolicyStatement(
    actions=[
        "s3:HeadBucket",  # expect[IAM004]: Remove s3:HeadBucket, as s3:ListBucket is there
        "s3:ListBucket",
        "s3:PutBucketReplication",  # expect[IAM004]: s3:PutReplicationConfiguration
        "s3:PutBucketReplication",  # expect[IAM004]: Remove s3:PutBucketReplication
    ],
    resources=["*"],
)
guard = iam.PolicyStatement(
    effect=iam.Effect.DENY,
    actions=["s3:DeleteBucketEncryption"],  # expect[IAM004]: it also sets the configuration
    resources=["*"],
)
others = iam.PolicyStatement(
    effect=iam.Effect.DENY,
    not_actions=["s3:ListObjects"],  # expect[IAM004]: authorized as s3:ListBucket
    resources=["*"],
)
