import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs
from constructs import Construct


class Archive(cdk.Stack):
    def __init__(self, scope: Construct, id: str, *, versioning: bool, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.bucket = s3.Bucket(self, "Files", versioned=versioning)
        props = {"fifo": True}
        sqs.Queue(self, "Jobs", **props)
        sqs.Queue(scope=self, id="Named", visibility_timeout=cdk.Duration.minutes(1))


app = cdk.App()
Archive(app, "archive", versioning=True, description="kept files")
