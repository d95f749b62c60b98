"""L1 constructs with policies as objects."""

from aws_cdk import App, Aws, Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3


class AuditStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        root = {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{Aws.ACCOUNT_ID}:root"},
            "Action": "kms:*",
            "Resource": "*",
        }
        trail_key = kms.CfnKey(
            self,
            "TrailKey",
            key_policy={
                "Version": "2012-10-17",
                "Statement": [root, {
                    "Effect": "Allow",
                    "Principal": {"Service": f"logs.{Aws.REGION}.amazonaws.com"},
                    "Action": ["kms:Encrypt*", "kms:Decrypt*"],
                    "Resource": "*",
                }],
            },
            pending_window_in_days=30,
            enable_key_rotation=True,
        )
        kms.CfnAlias(
            self, "LogsAlias", alias_name="alias/logs", target_key_id=trail_key.attr_key_id
        )
        records = s3.CfnBucket(self, "Records")
        logs.CfnLogGroup(self, "Logs", kms_key_id=trail_key.attr_arn)
        cloudtrail.CfnTrail(
            self,
            "Trail",
            is_logging=True,
            s3_bucket_name=records.ref,
            kms_key_id=trail_key.attr_arn,
        )


app = App()
AuditStack(app, "Audit")
app.synth()
