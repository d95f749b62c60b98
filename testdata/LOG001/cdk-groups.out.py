from aws_cdk import Stack
from aws_cdk import aws_logs as logs


class Logs(Stack):
    def __init__(self, scope, name, **kwargs):
        super().__init__(scope, name, **kwargs)
        logs.LogGroup(self, "A", retention=logs.RetentionDays.ONE_MONTH)
        logs.CfnLogGroup(self, "B", retention_in_days=1827)
