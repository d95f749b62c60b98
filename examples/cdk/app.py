"""The audit trail and the database of the ledger service."""

import aws_cdk as cdk
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_rds as rds
from aws_cdk import aws_s3 as s3


class LedgerStack(cdk.Stack):
    """Everything the ledger needs."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)
        self.stage = self.node.try_get_context("stage") or "dev"
        self.make_keys()
        self.make_trail()
        self.make_database()

    def make_keys(self) -> None:
        """One key for the database, one for the trail, one for its logs."""
        # Encrypts the ledger tables.
        self.database_key = kms.Key(self, "DatabaseKey", enable_key_rotation=True)

        # Encrypts the trail's files.
        self.trail_key = kms.Key(
            self,
            "TrailKey",
            description="Audit trail",
            enable_key_rotation=True,
            policy=iam.PolicyDocument(
                statements=[
                    iam.PolicyStatement(
                        sid="AccountAdministration",
                        principals=[iam.AccountRootPrincipal()],
                        actions=["kms:*"],
                        resources=["*"],
                    ),
                    iam.PolicyStatement(
                        sid="TrailEncryption",
                        principals=[iam.ServicePrincipal("cloudtrail.amazonaws.com")],
                        actions=["kms:GenerateDataKey*", "kms:DescribeKey"],
                        resources=["*"],
                    ),
                ]
            ),
        )

        # Encrypts the log group of the trail.
        self.logs_key = kms.Key(
            self,
            "LogsKey",
            description="Audit log group",
            enable_key_rotation=True,
            policy=iam.PolicyDocument(
                statements=[
                    iam.PolicyStatement(
                        sid="AccountAdministration",
                        principals=[iam.AccountRootPrincipal()],
                        actions=["kms:*"],
                        resources=["*"],
                    ),
                    iam.PolicyStatement(
                        sid="LogEncryption",
                        principals=[iam.ServicePrincipal("logs.amazonaws.com")],
                        actions=[
                            "kms:Encrypt*",
                            "kms:Decrypt*",
                            "kms:ReEncrypt*",
                            "kms:GenerateDataKey*",
                            "kms:Describe*",
                        ],
                        resources=["*"],
                        conditions={
                            "StringEquals": {
                                "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{self.region}:{self.account}:*",
                            },
                        },
                    ),
                ]
            ),
        )

    def make_trail(self) -> None:
        """The trail, its bucket and its log group."""
        bucket = s3.Bucket(
            self,
            "AuditBucket",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
        )
        log_group = logs.LogGroup(
            self,
            "AuditLogs",
            retention=logs.RetentionDays.THREE_MONTHS,
            encryption_key=self.logs_key,
        )
        role = iam.Role(
            self,
            "AuditRole",
            assumed_by=iam.ServicePrincipal("cloudtrail.amazonaws.com"),
        )
        log_group.grant_write(role)

        bucket.add_to_resource_policy(
            iam.PolicyStatement(
                sid="TrailReadsAcl",
                principals=[iam.ServicePrincipal("cloudtrail.amazonaws.com")],
                actions=["s3:GetBucketAcl"],
                resources=[bucket.bucket_arn],
                conditions={"StringEquals": {"aws:SourceArn": bucket.bucket_arn}},
            )
        )
        bucket.add_to_resource_policy(
            iam.PolicyStatement(
                sid="TrailWrites",
                principals=[iam.ServicePrincipal("cloudtrail.amazonaws.com")],
                actions=["s3:PutObject"],
                resources=[bucket.arn_for_objects(f"AWSLogs/{self.account}/*")],
                conditions={
                    "StringEquals": {
                        "s3:x-amz-acl": "bucket-owner-full-control",
                        "aws:SourceArn": f"arn:aws:cloudtrail:{self.region}:{self.account}:trail/other-trail",
                    },
                },
            )
        )

        self.trail = cloudtrail.CfnTrail(
            self,
            "Trail",
            trail_name=f"ledger-trail-{self.stage}",
            is_logging=True,
            s3_bucket_name=bucket.bucket_name,
            kms_key_id=self.trail_key.key_arn,
            cloud_watch_logs_log_group_arn=log_group.log_group_arn,
            cloud_watch_logs_role_arn=role.role_arn,
        )
        self.trail.node.add_dependency(bucket.policy)
        cdk.CfnOutput(self, "LogsKeyArn", value=self.logs_key.key_arn)

    def make_database(self) -> None:
        """The ledger's PostgreSQL instance."""
        vpc = ec2.Vpc(self, "Vpc", max_azs=2)
        self.database = rds.DatabaseInstance(
            self,
            "Database",
            engine=rds.DatabaseInstanceEngine.postgres(version=rds.PostgresEngineVersion.VER_15_4),
            vpc=vpc,
            storage_encryption_key=self.database_key,
        )


app = cdk.App()
LedgerStack(app, "LedgerStack")
app.synth()
