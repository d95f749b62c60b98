"""The audit trail and the database of the ledger service."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.data_aws_caller_identity import DataAwsCallerIdentity
from cdktf_cdktf_provider_aws.db_instance import DbInstance
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_policy import S3BucketPolicy


class LedgerStack(TerraformStack):
    """Everything the ledger needs."""

    def __init__(self, scope: Construct, id: str, stage: str, region: str) -> None:
        super().__init__(scope, id)
        self.stage = stage
        self.aws_region = region
        AwsProvider(self, "aws", region=region)
        self.account_id = DataAwsCallerIdentity(self, "current").account_id

        database_key, trail_key, logs_key = self.make_keys()
        self.make_trail(trail_key, logs_key)
        self.make_database(database_key)

    def make_keys(self):
        """One key for the database, one for the trail, one for its logs."""
        # Encrypts the ledger tables.
        database_key = KmsKey(self, "database-key", description="Ledger tables", enable_key_rotation=True)

        # Encrypts the trail's files.
        trail_key = KmsKey(
            self,
            "trail-key",
            description="Audit trail",
            enable_key_rotation=True,
            deletion_window_in_days=7,
            policy=f"""{{
                "Version": "2012-10-17",
                "Statement": [
                    {{
                        "Sid": "AccountAdministration",
                        "Effect": "Allow",
                        "Principal": {{"AWS": "arn:aws:iam::{self.account_id}:root"}},
                        "Action": "kms:*",
                        "Resource": "*"
                    }},
                    {{
                        "Sid": "TrailEncryption",
                        "Effect": "Allow",
                        "Principal": {{"Service": "cloudtrail.amazonaws.com"}},
                        "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"],
                        "Resource": "*"
                    }}
                ]
            }}""",
        )

        # Encrypts the log group of the trail.
        logs_key = KmsKey(
            self,
            "logs-key",
            description="Audit log group",
            enable_key_rotation=True,
            deletion_window_in_days=14,
            policy=f"""{{
                "Version": "2012-10-17",
                "Statement": [
                    {{
                        "Sid": "AccountAdministration",
                        "Effect": "Allow",
                        "Principal": {{"AWS": "arn:aws:iam::{self.account_id}:root"}},
                        "Action": "kms:*",
                        "Resource": "*"
                    }},
                    {{
                        "Sid": "LogEncryption",
                        "Effect": "Allow",
                        "Principal": {{"Service": "logs.amazonaws.com"}},
                        "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                        "Resource": "*",
                        "Condition": {{
                            "StringEquals": {{
                                "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:{self.aws_region}:{self.account_id}:*"
                            }}
                        }}
                    }}
                ]
            }}""",
        )
        KmsAlias(
            self,
            "logs-alias",
            name=f"alias/ledger-logs-{self.stage}",
            target_key_id=logs_key.key_id,
        )
        return database_key, trail_key, logs_key

    def make_trail(self, trail_key: KmsKey, logs_key: KmsKey) -> None:
        """The trail, its bucket and its log group."""
        bucket = S3Bucket(self, "audit", bucket=f"ledger-audit-{self.stage}")
        log_group = CloudwatchLogGroup(
            self,
            "audit-logs",
            retention_in_days=90,
            kms_key_id=logs_key.arn,
        )
        role = IamRole(
            self,
            "audit-role",
            assume_role_policy=json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"Service": "cloudtrail.amazonaws.com"},
                            "Action": "sts:AssumeRole",
                        },
                    ],
                }
            ),
        )
        policy = S3BucketPolicy(
            self,
            "audit-policy",
            bucket=bucket.id,
            policy=json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Sid": "TrailReadsAcl",
                            "Effect": "Allow",
                            "Principal": {"Service": "cloudtrail.amazonaws.com"},
                            "Action": "s3:GetBucketAcl",
                            "Resource": bucket.arn,
                            "Condition": {"StringEquals": {"aws:SourceArn": bucket.arn}},
                        },
                        {
                            "Sid": "TrailWrites",
                            "Effect": "Allow",
                            "Principal": {"Service": "cloudtrail.amazonaws.com"},
                            "Action": "s3:PutObject",
                            "Resource": f"{bucket.arn}/AWSLogs/{self.account_id}/*",
                            "Condition": {
                                "StringEquals": {
                                    "s3:x-amz-acl": "bucket-owner-full-control",
                                    "aws:SourceArn": f"arn:aws:cloudtrail:{self.aws_region}:{self.account_id}:trail/other-trail",
                                },
                            },
                        },
                    ],
                }
            ),
        )
        trail = Cloudtrail(
            self,
            "trail",
            name=f"ledger-trail-{self.stage}",
            s3_bucket_name=bucket.id,
            kms_key_id=trail_key.arn,
            cloud_watch_logs_group_arn=f"{log_group.arn}:*",
            cloud_watch_logs_role_arn=role.arn,
            depends_on=[policy],
        )
        TerraformOutput(self, "trail_arn", value=trail.arn)
        TerraformOutput(self, "logs_key_arn", value=logs_key.arn)

    def make_database(self, key: KmsKey) -> None:
        """The ledger's PostgreSQL instance."""
        DbInstance(
            self,
            "database",
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


app = App()
LedgerStack(app, "ledger", stage="dev", region="us-east-1")
app.synth()
