import aws_cdk as cdk
from aws_cdk import aws_kms as kms, aws_logs as logs


class ShopStack(cdk.Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)

        self.log_key = kms.Key(
            self,
            "LogKey",
            enable_key_rotation=True,
        )
        logs.LogGroup(self, "Orders", encryption_key=self.log_key)
