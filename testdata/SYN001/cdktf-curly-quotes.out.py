from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket

stack = TerraformStack(App(), "files")
S3Bucket(stack, 'bucket', tags={"Name": "the “good” one"})
