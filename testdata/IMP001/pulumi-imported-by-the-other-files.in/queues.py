import pulumi_aws as aws

aws.cloudwatch.LogGroup("queues", retention_in_days=retention, tags=TAGS)
