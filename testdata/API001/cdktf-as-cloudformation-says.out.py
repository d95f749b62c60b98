# fixiac-test: select=API001,API002
from cdktf import TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.backup_plan import BackupPlanRule
from cdktf_cdktf_provider_aws.flow_log import FlowLog
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue
from constructs import Construct


class Data(TerraformStack):
    def __init__(self, scope: Construct, name: str, network: str):
        super().__init__(scope, name)
        BackupPlanRule(
            rule_name="daily",
            target_vault_name="vault",
            schedule="cron(0 5 * * ? *)",
            start_window=60,
        )
        SqsQueue(self, "jobs", message_retention_seconds=86400)
        FlowLog(self, "flows", vpc_id=network, traffic_type="ALL")
        bucket = S3Bucket(self, "inbox")
        TerraformOutput(self, "inbox-name", value=bucket.bucket)
