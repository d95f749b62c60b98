"""Keys that are attributes of a component; the policies are text."""

import pulumi
import pulumi_aws as aws


class Audit(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("ledger:audit:Audit", name, None, opts)
        account = aws.get_caller_identity().account_id
        self.region = "eu-central-1"
        self.trail_key = aws.kms.Key(
            f"{name}-trail-key",
            description="Audit trail",
            enable_key_rotation=True,
            policy=f"""{{
                "Version": "2012-10-17",
                "Statement": [
                    {{
                        "Sid": "Root",
                        "Effect": "Allow",
                        "Principal": {{"AWS": "arn:aws:iam::{account}:root"}},
                        "Action": "kms:*",
                        "Resource": "*"
                    }},
                    {{
                        "Sid": "Allow",
                        "Effect": "Allow",
                        "Principal": {{"Service": "cloudtrail.amazonaws.com"}},
                        "Action": "kms:GenerateDataKey*",
                        "Resource": "*"
                    }},
                    {{
                        "Sid": "Logs",
                        "Effect": "Allow",
                        "Principal": {{"Service": "logs.{self.region}.amazonaws.com"}},
                        "Action": ["kms:Encrypt*", "kms:Decrypt*"],
                        "Resource": "*"
                    }}
                ]
            }}""",
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.bucket = aws.s3.Bucket(f"{name}-records", opts=pulumi.ResourceOptions(parent=self))
        self._make_logs(name)
        self.trail = aws.cloudtrail.Trail(
            f"{name}-trail",
            s3_bucket_name=self.bucket.id,
            kms_key_id=self.trail_key.arn,
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({"logs_key": self.trail_key.arn, "trail_key": self.trail_key.arn})

    def _make_logs(self, name):
        self.group = aws.cloudwatch.LogGroup(
            f"{name}-logs",
            kms_key_id=self.trail_key.arn,
            opts=pulumi.ResourceOptions(parent=self),
        )


audit = Audit("ledger")
pulumi.export("logs_key_id", audit.trail_key.key_id)
