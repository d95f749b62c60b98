from aws_cdk import aws_s3 as s3
from stacks.base import BaseStack


class WebStack(BaseStack):
    def __init__(self, scope, id, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        s3.Bucket(self, "Site", bucket_name=f"site-{self.environment}")
