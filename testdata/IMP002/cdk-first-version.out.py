from aws_cdk import aws_s3 as s3
import aws_cdk as cdk
from constructs import Construct


class Files(cdk.Stack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        s3.Bucket(self, "Files", removal_policy=cdk.RemovalPolicy.RETAIN)


app = cdk.App()
Files(app, "files")
app.synth()
