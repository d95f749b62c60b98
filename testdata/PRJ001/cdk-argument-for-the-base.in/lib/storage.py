from aws_cdk import Stack, aws_s3 as s3


class Storage(Stack):
    def __init__(
        self,
        scope,
        construct_id,
        **kwargs,
    ):
        super().__init__(scope, construct_id, **kwargs)
        s3.Bucket(self, "Files")
