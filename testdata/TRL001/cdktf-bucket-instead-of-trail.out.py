import json

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.data_aws_caller_identity import DataAwsCallerIdentity
from cdktf_cdktf_provider_aws.lambda_permission import LambdaPermission
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_policy import S3BucketPolicy


class Audit(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        AwsProvider(self, "aws", region="ca-central-1")
        caller_identity = DataAwsCallerIdentity(self, "caller-identity")
        archive = S3Bucket(self, "archive", bucket="audit-archive")
        policy = S3BucketPolicy(
            self,
            "policy",
            bucket=archive.id,
            policy=json.dumps({
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "cloudtrail.amazonaws.com"},
                        "Action": "s3:GetBucketAcl",
                        "Resource": archive.arn,
                        "Condition": {"StringEquals": {"aws:SourceArn": f"arn:aws:cloudtrail:ca-central-1:{caller_identity.account_id}:trail/audit"}},
                    },
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "cloudtrail.amazonaws.com"},
                        "Action": "s3:PutObject",
                        "Resource": f"{archive.arn}/*",
                        "Condition": {
                            "StringEquals": {
                                "aws:SourceArn": f"arn:aws:cloudtrail:ca-central-1:{caller_identity.account_id}:trail/audit",
                            },
                        },
                    },
                ]
            }),
        )
        Cloudtrail(self, "trail", name="audit", s3_bucket_name=archive.id, depends_on=[policy])
        rule = CloudwatchEventRule(self, "rule", schedule_expression="rate(1 hour)")
        LambdaPermission(
            self,
            "tick",
            action="lambda:InvokeFunction",
            function_name="worker",
            principal="events.amazonaws.com",
            source_arn=rule.arn,
        )
