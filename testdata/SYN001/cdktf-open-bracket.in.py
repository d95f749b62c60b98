from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket

stack = TerraformStack(App(), “files”)
bucket = S3Bucket(
    stack,
    "bucket",
    tags={
        "Name": "files"
    }
# What others may read.
shared = S3Bucket(stack, "shared")
