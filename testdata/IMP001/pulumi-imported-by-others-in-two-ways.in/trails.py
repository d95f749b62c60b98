import pulumi_aws as aws
from settings import audit_retention as retention

aws.cloudwatch.LogGroup("trails", retention_in_days=retention)
