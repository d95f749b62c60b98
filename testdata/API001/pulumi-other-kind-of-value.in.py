import pulumi_aws as aws

bucket = aws.s3.Bucket("audit")
# The bucket's ARN is not its name.
aws.cloudtrail.Trail("trail", s3_bucket=bucket.arn)  # expect[API001]: none of its arguments
# Hours where the argument counts seconds, and days where SQS does not count in days.
aws.sqs.Queue("jobs", visibility_timeout_hours=1)  # expect[API001]: `visibility_timeout_hours`
aws.sqs.Queue("mail", message_retention=4)  # expect[API001]: `message_retention`
# A role's name is no ARN.
aws.lambda_.Function("resize", role_name="resize", runtime="python3.12")  # expect[API001]: none of its arguments
# Text is no switch.
aws.ecr.Repository(
    "images",
    enable_force_delete="yes",  # expect[API001]: `enable_force_delete`
)
