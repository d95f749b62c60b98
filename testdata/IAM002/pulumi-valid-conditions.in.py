import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
project = pulumi.Config().require("project")

valid = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "sns.amazonaws.com"},
            "Action": "sqs:SendMessage",
            "Resource": "*",
            # ArnEquals reads wildcards as ArnLike does.
            "Condition": {"ArnEquals": {"AWS:SourceArn": f"arn:aws:sns:*:{account}:orders-*"}},
        },
        {
            "Effect": "Allow",
            "Principal": {"Service": "logs.eu-west-1.amazonaws.com"},
            "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:Describe*"],
            "Resource": "*",
            "Condition": {
                "ArnLike": {
                    "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:eu-west-1:{account}:*"
                }
            },
        },
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": "*",
            "Condition": {
                "BoolIfExists": {"aws:SecureTransport": False},
                "ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-1a2b/*"},
                "NumericLessThan": {"s3:TlsVersion": 1.2},
                "Null": {"aws:TokenIssueTime": "true"},
            },
        },
        {
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": "*",
            "Condition": {"StringLike": {"s3:prefix": ["home/*"]}},
        },
        {
            "Effect": "Allow",
            "Principal": {"Federated": "arn:aws:iam::210987654321:oidc-provider/ci.example.com"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
                "StringEquals": {
                    "ci.example.com:aud": "sts.amazonaws.com",
                    # What the project's name holds is not known.
                    "ci.example.com:sub": f"repo:{project}",
                    "aws:RequestTag/${*}": "a-literal-${*}",
                }
            },
        },
    ],
}
policy = aws.iam.Policy("valid", policy=json.dumps(valid))
# A name in an asterisk certificate holds the asterisk itself.
certificates = aws.iam.Policy(
    "certificates",
    policy=json.dumps(
        {
            "Statement": {
                "Effect": "Allow",
                "Action": "acm:RequestCertificate",
                "Resource": "*",
                "Condition": {
                    "ForAllValues:StringEquals": {"acm:DomainNames": ["*.shop.example.com"]}
                },
            }
        }
    ),
)
