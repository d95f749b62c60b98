from aws_cdk import Stack, aws_s3 as s3


class Files(Stack):
    def build(self):
        s3.Bucket(self, "Files", versioned=True)
        return s3.VersioningState.ENABLED  # expect[IMP002]: has no aws_cdk.aws_s3.VersioningState
