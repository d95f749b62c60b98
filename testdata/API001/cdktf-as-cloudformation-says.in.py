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
            target_backup_vault="vault",
            schedule_expression="cron(0 5 * * ? *)",
            start_window_minutes=60,
        )
        SqsQueue(self, "jobs", message_retention_period=86400)
        FlowLog(self, "flows", resource_id=network, resource_type="VPC", traffic_type="ALL")
        bucket = S3Bucket(self, "inbox")
        TerraformOutput(self, "inbox-name", value=bucket.bucket_name)
