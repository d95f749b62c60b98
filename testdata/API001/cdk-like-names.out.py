from aws_cdk import Stack, Tags
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct


class Work(Stack):
    def __init__(self, scope: Construct, name: str, version: lambda_.IVersion) -> None:
        super().__init__(scope, name)
        lambda_.Alias(self, "Live", alias_name="live", version=version, provisioned_concurrent_executions=2)
        iam.OpenIdConnectProvider(self, "Oidc", url="https://id.example.org", client_ids=["sts.amazonaws.com"])
        glue.CfnJob(
            self,
            "Etl",
            role="arn:aws:iam::123456789012:role/glue",
            command=glue.CfnJob.JobCommandProperty(name="glueetl", script_location="s3://x/y.py"),
            execution_property=glue.CfnJob.ExecutionPropertyProperty(max_concurrent_runs=2),
        )
        Tags.of(self).add("team", "ledger", apply_to_launched_instances=True)
