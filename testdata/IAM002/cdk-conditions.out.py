from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from constructs import Construct

TLS = {"Bool": {"aws:SecureTransport": "false"}}


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.bucket = s3.Bucket(self, "Ledger")
        self.bucket.add_to_resource_policy(
            iam.PolicyStatement(
                effect=iam.Effect.DENY,
                principals=[iam.AnyPrincipal()],
                actions=["s3:*"],
                resources=[self.bucket.arn_for_objects("*")],
                conditions=TLS,
            )
        )
        self.key = kms.Key(self, "Key")
        self.key.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal(f"logs.{self.region}.amazonaws.com")],
                actions=["kms:Encrypt*", "kms:Decrypt*"],
                resources=["*"],
                conditions={
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{self.region}:{self.account}:log-group:*",
                    },
                },
            )
        )
        topic = sns.Topic(self, "Topic")
        topic.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("s3.amazonaws.com")],
                actions=["sns:Publish"],
                resources=[topic.topic_arn],
                conditions={
                    "StringEquals": {
                        "aws:SourceArn": self.bucket.bucket_arn,
                        "aws:SourceAccount": self.account,
                    }
                },
            )
        )
        role = iam.Role(
            self,
            "Role",
            assumed_by=iam.AccountPrincipal("210987654321"),
            inline_policies={
                "tags": iam.PolicyDocument(
                    statements=[
                        iam.PolicyStatement(
                            actions=["ec2:StartInstances"],
                            resources=["*"],
                            conditions={"StringEqualsIfExists": {"aws:ResourceTag/team": "ledger"}},
                        )
                    ]
                )
            },
        )
        iam.Policy(
            self,
            "Policy",
            roles=[role],
            statements=[
                iam.PolicyStatement(
                    actions=["ec2:StopInstances"],
                    resources=["*"],
                    conditions={"StringLike": {"aws:ResourceTag/team": "ledger-*"}},
                )
            ],
        )
