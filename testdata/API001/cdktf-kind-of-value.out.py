from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from constructs import Construct


class Jobs(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        bucket = S3Bucket(self, "audit")
        Cloudtrail(self, "trail", name="trail", s3_bucket_name=bucket.bucket)
        CloudwatchEventRule(self, "nightly", schedule_expression="rate(1 day)")
        LambdaFunction(
            self, "resize", function_name="resize", role="arn:aws:iam::123456789012:role/r", memory_size=512
        )
