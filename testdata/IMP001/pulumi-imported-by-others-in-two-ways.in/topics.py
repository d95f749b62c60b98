import pulumi_aws as aws
from settings import retention

aws.cloudwatch.LogGroup("topics", retention_in_days=retention)
