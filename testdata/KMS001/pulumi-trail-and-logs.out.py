"""An audit trail, its log group and a database, each with a key."""

import json

import pulumi
import pulumi_aws as aws
from pulumi_aws import kms

account = aws.get_caller_identity().account_id
region = aws.get_region().name
trail_name = "ledger-trail"


def make_keys():
    db_key = kms.Key(
        "db-key",
        description="Encrypts the ledger database",
        enable_key_rotation=True,
    )
    trail_key = kms.Key(
        "trail-key",
        description="Encrypts the audit trail",
        deletion_window_in_days=14,
        policy=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "Root",
                        "Effect": "Allow",
                        "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
                        "Action": "kms:*",
                        "Resource": "*",
                    },
                    {
                        "Sid": "Trail",
                        "Effect": "Allow",
                        "Principal": {"Service": "cloudtrail.amazonaws.com"},
                        "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"],
                        "Resource": "*",
                    },
                    {
                        # The service of this region alone.
                        "Sid": "Logs",
                        "Effect": "Allow",
                        "Principal": {"Service": f"logs.{region}.amazonaws.com"},
                        "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"],
                        "Resource": "*",
                    },
                ],
            }
        ),
        tags={"Name": "trail-key", "Team": "audit"},
        enable_key_rotation=True,
    )
    kms.Alias("logs-alias", name="alias/ledger-logs", target_key_id=trail_key.key_id)
    kms.Alias("trail-alias", name="alias/ledger-trail", target_key_id=trail_key.key_id)
    return db_key, trail_key


def make_trail(bucket, trail_key):
    group = aws.cloudwatch.LogGroup("trail-logs", retention_in_days=90, kms_key_id=trail_key.arn)
    role = aws.iam.Role(
        "trail-role",
        assume_role_policy=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "cloudtrail.amazonaws.com"},
                        "Action": "sts:AssumeRole",
                    }
                ],
            }
        ),
    )
    return aws.cloudtrail.Trail(
        "trail",
        name=trail_name,
        s3_bucket_name=bucket.id,
        kms_key_id=trail_key.arn,
        cloud_watch_logs_group_arn=group.arn.apply(lambda arn: f"{arn}:*"),
        cloud_watch_logs_role_arn=role.arn,
        opts=pulumi.ResourceOptions(depends_on=[trail_key]),
    )


db_key, trail_key = make_keys()
records = aws.s3.Bucket("records")
trail = make_trail(records, trail_key)
database = aws.rds.Instance(
    "ledger",
    engine="postgres",
    instance_class="db.t4g.micro",
    allocated_storage=20,
    username="ledger",
    manage_master_user_password=True,
    skip_final_snapshot=True,
    storage_encrypted=True,
    kms_key_id=db_key.arn,
)
pulumi.export("logs_key_arn", trail_key.arn)
pulumi.export("trail_key_arn", trail_key.arn)
