from aws_cdk import aws_s3 as s3, core


class Files(core.Stack):
    def __init__(self, scope: core.Construct, name: str) -> None:
        super().__init__(scope, name)
        s3.Bucket(self, "Files", removal_policy=core.RemovalPolicy.RETAIN)


app = core.App()
Files(app, "files")
app.synth()
