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
        "s3:ListBucket",
        "s3:PutReplicationConfiguration",
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
