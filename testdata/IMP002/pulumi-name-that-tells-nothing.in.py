import pulumi
import pulumi_aws as aws


def bucket(name: str, provider: pulumi.gcp.Provider) -> aws.s3.Bucket:  # expect[IMP002]: pulumi.gcp
    return aws.s3.Bucket(name, opts=pulumi.ResourceOptions(provider=provider))


virginia = pulumi.gcp.Provider("virginia", project="p")  # expect[IMP002]: pulumi.gcp
