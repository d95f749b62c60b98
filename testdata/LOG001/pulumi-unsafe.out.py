import pulumi_aws as aws

aws.cloudwatch.LogGroup("a", retention_in_days=60)
