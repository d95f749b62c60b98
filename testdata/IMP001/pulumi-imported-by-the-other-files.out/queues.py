import pulumi_aws as aws

from settings import retention, owner_tags as TAGS

aws.cloudwatch.LogGroup("queues", retention_in_days=retention, tags=TAGS)
