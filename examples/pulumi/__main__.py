"""The audit trail and the database of the ledger service."""

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
stage = config.get("stage") or "dev"
account_id = aws.get_caller_identity().account_id
region = aws.get_region().name


def make_keys():
    """One key for the database, one for the trail, one for its logs."""
    # Encrypts the ledger tables.
    database_key = aws.kms.Key(
        "ledger-database-key",
        description="Ledger tables",
        enable_key_rotation=True,
    )

    # Encrypts the trail's files.
    trail_key = aws.kms.Key(
        "ledger-trail-key",
        description="Audit trail",
        enable_key_rotation=True,
        deletion_window_in_days=7,
        policy=json.dumps({
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "AccountAdministration",
                    "Effect": "Allow",
                    "Principal": {"AWS": f"arn:aws:iam::{account_id}:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                },
                {
                    "Sid": "TrailEncryption",
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudtrail.amazonaws.com"},
                    "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"],
                    "Resource": "*",
                },
            ],
        }),
    )

    # Encrypts the log group of the trail.
    logs_key = aws.kms.Key(
        "ledger-logs-key",
        description="Audit log group",
        enable_key_rotation=True,
        deletion_window_in_days=14,
        policy=json.dumps({
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "AccountAdministration",
                    "Effect": "Allow",
                    "Principal": {"AWS": f"arn:aws:iam::{account_id}:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                },
                {
                    "Sid": "LogEncryption",
                    "Effect": "Allow",
                    "Principal": {"Service": "logs.amazonaws.com"},
                    "Action": [
                        "kms:Encrypt*",
                        "kms:Decrypt*",
                        "kms:ReEncrypt*",
                        "kms:GenerateDataKey*",
                        "kms:Describe*",
                    ],
                    "Resource": "*",
                    "Condition": {
                        "StringEquals": {
                            "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{region}:{account_id}:*",
                        },
                    },
                },
            ],
        }),
    )
    aws.kms.Alias(
        "ledger-logs-alias",
        name=f"alias/ledger-logs-{stage}",
        target_key_id=logs_key.key_id,
    )
    return database_key, trail_key, logs_key


def make_trail(trail_key, logs_key):
    """The trail, its bucket and its log group."""
    bucket = aws.s3.Bucket("ledger-audit", force_destroy=True)

    log_group = aws.cloudwatch.LogGroup(
        "ledger-audit-logs",
        retention_in_days=90,
        kms_key_id=logs_key.arn,
    )

    role = aws.iam.Role(
        "ledger-audit-role",
        assume_role_policy=json.dumps({
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudtrail.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                },
            ],
        }),
    )

    bucket_policy = aws.s3.BucketPolicy(
        "ledger-audit-policy",
        bucket=bucket.id,
        policy=bucket.arn.apply(lambda arn: json.dumps({
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "TrailReadsAcl",
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudtrail.amazonaws.com"},
                    "Action": "s3:GetBucketAcl",
                    "Resource": arn,
                    "Condition": {"StringEquals": {"aws:SourceArn": arn}},
                },
                {
                    "Sid": "TrailWrites",
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudtrail.amazonaws.com"},
                    "Action": "s3:PutObject",
                    "Resource": f"{arn}/AWSLogs/{account_id}/*",
                    "Condition": {
                        "StringEquals": {
                            "s3:x-amz-acl": "bucket-owner-full-control",
                            "aws:SourceArn": f"arn:aws:cloudtrail:{region}:{account_id}:trail/other-trail",
                        },
                    },
                },
            ],
        })),
    )

    return aws.cloudtrail.Trail(
        "ledger-trail",
        name=f"ledger-trail-{stage}",
        s3_bucket_name=bucket.id,
        kms_key_id=trail_key.arn,
        cloud_watch_logs_group_arn=log_group.arn.apply(lambda arn: f"{arn}:*"),
        cloud_watch_logs_role_arn=role.arn,
        opts=pulumi.ResourceOptions(depends_on=[bucket_policy]),
    )


def make_database(key):
    """The ledger's PostgreSQL instance."""
    return aws.rds.Instance(
        "ledger-database",
        engine="postgres",
        engine_version="15.4",
        instance_class="db.t3.medium",
        allocated_storage=20,
        username="ledger",
        manage_master_user_password=True,
        storage_encrypted=True,
        kms_key_id=key.arn,
        skip_final_snapshot=True,
    )


database_key, trail_key, logs_key = make_keys()
trail = make_trail(trail_key, logs_key)
database = make_database(database_key)

pulumi.export("trail_arn", trail.arn)
pulumi.export("trail_key_arn", trail_key.arn)
pulumi.export("logs_key_arn", logs_key.arn)
pulumi.export("database_endpoint", database.endpoint)
