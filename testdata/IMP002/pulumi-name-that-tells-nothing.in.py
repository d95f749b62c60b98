import pulumi
import pulumi_aws as aws


def bucket(name: str, provider: pulumi.aws.Provider) -> aws.s3.Bucket:  # expect[IMP002]: pulumi.aws
    return aws.s3.Bucket(name, opts=pulumi.ResourceOptions(provider=provider))


virginia = pulumi.aws.Provider("virginia", region="us-east-1")  # expect[IMP002]: pulumi.aws
