import pulumi_aws as aws
from settings import owner_tags as TAGS, retention

aws.cloudwatch.LogGroup("topics", retention_in_days=retention, tags=TAGS)
