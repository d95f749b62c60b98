import pulumi_aws as aws

place = aws.get_region()
document = aws.iam.get_policy_document(
    statements=[
        aws.iam.GetPolicyDocumentStatementArgs(
            actions=["kms:*"],
            resources=["*"],
            principals=[
                aws.iam.GetPolicyDocumentStatementPrincipalArgs(
                    type="AWS", identifiers=["arn:aws:iam::444455556666:root"]
                )
            ],
        ),
        aws.iam.GetPolicyDocumentStatementArgs(
            actions=["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
            resources=["*"],
            principals=[
                aws.iam.GetPolicyDocumentStatementPrincipalArgs(
                    type="Service", identifiers=["logs.amazonaws.com"]
                )
            ],
        ),
    ]
)
key = aws.kms.Key("key", policy=document.json)
aws.cloudwatch.LogGroup("group", kms_key_id=key.arn)
