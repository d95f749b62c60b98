from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, conditions: dict) -> None:
        super().__init__(scope, id)
        bucket = s3.Bucket(self, "Ledger", enforce_ssl=True)
        bucket.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("cloudfront.amazonaws.com")],
                actions=["s3:GetObject"],
                resources=[bucket.arn_for_objects("*")],
                conditions={
                    "StringEquals": {"AWS:SourceArn": f"arn:aws:cloudfront::{self.account}:distribution/E1"}
                },
            )
        )
        bucket.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.AnyPrincipal()],
                actions=["s3:GetObject"],
                resources=["*"],
                conditions=conditions,
            )
        )
