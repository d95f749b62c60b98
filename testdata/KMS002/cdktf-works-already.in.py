import json

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import DataAwsIamPolicyDocument
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.provider import AwsProvider


class Platform(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        AwsProvider(self, "aws", region="eu-west-1")
        key = KmsKey(
            self,
            "key",
            policy=json.dumps({
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "logs.eu-west-1.amazonaws.com"},
                        "Action": "kms:*",
                        "Resource": "*",
                    }
                ]
            }),
        )
        CloudwatchLogGroup(self, "app", kms_key_id=key.arn)
