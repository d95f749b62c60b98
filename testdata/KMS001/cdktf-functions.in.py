"""Keys made in one function, handed back as a tuple and used in two others."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws import (
    cloudtrail,
    cloudwatch_log_group,
    db_instance,
    kms_alias,
    kms_key,
    provider,
    s3_bucket,
)


def make_keys(stack):
    db_key = kms_key.KmsKey(stack, "db-key", description="Database")
    logs_key = kms_key.KmsKey(
        stack,
        "logs-key",
        description="Logs",
        policy="""{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Root",
      "Effect": "Allow",
      "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
      "Action": "kms:*",
      "Resource": "*"
    },
    {
      "Sid": "Logs",
      "Effect": "Allow",
      "Principal": {"Service": "logs.us-east-1.amazonaws.com"},
      "Action": ["kms:Encrypt*", "kms:Decrypt*"],
      "Resource": "*"
    }
  ]
}""",
    )
    trail_key = kms_key.KmsKey(
        stack,
        "trail-key",
        description="Trail",
        policy="""{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Root",
      "Effect": "Allow",
      "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
      "Action": "kms:*",
      "Resource": "*"
    },
    {
      "Sid": "Trail",
      "Effect": "Allow",
      "Principal": {"Service": "cloudtrail.amazonaws.com"},
      "Action": "kms:GenerateDataKey*",
      "Resource": "*"
    }
  ]
}""",
    )
    kms_alias.KmsAlias(
        stack, "logs-alias", name="alias/logs", target_key_id=logs_key.key_id
    )
    return db_key, logs_key, trail_key


def make_logs(stack, logs_key):
    return cloudwatch_log_group.CloudwatchLogGroup(
        stack, "trail-logs", name="/ledger/trail", kms_key_id=logs_key.arn
    )


def make_trail(stack, key, group):
    records = s3_bucket.S3Bucket(stack, "records")
    cloudtrail.Cloudtrail(
        stack,
        "trail",
        name="audit",
        s3_bucket_name=records.bucket,
        kms_key_id=key.arn,
        cloud_watch_logs_group_arn=f"{group.arn}:*",
    )


class LedgerStack(TerraformStack):
    def __init__(self, scope, ns):
        super().__init__(scope, ns)
        provider.AwsProvider(self, "aws", region="us-east-1")
        db_key, logs_key, trail_key = make_keys(self)
        group = make_logs(self, logs_key)
        make_trail(self, trail_key, group)
        db_instance.DbInstance(
            self,
            "ledger",
            engine="postgres",
            instance_class="db.t4g.micro",
            allocated_storage=20,
            storage_encrypted=True,
            kms_key_id=db_key.arn,
        )


app = App()
LedgerStack(app, "ledger")
app.synth()
