"""Two keys of two log groups that say what each is for, and no trail."""

import pulumi_aws as aws

web_key = aws.kms.Key("web-logs-key", description="Logs of the web tier")
jobs_key = aws.kms.Key("jobs-logs-key", description="Logs of the jobs")
aws.cloudwatch.LogGroup("web", kms_key_id=web_key.arn)
aws.cloudwatch.LogGroup("jobs", kms_key_id=jobs_key.arn)
