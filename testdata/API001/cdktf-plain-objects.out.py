from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudwatch_event_target import CloudwatchEventTarget
from cdktf_cdktf_provider_aws.ecs_service import EcsService
from cdktf_cdktf_provider_aws.s3_bucket_replication_configuration import (
    S3BucketReplicationConfigurationA,
)
from cdktf_cdktf_provider_aws.security_group import SecurityGroup


class Web(TerraformStack):
    def __init__(self, scope, id_, ports):
        super().__init__(scope, id_)
        SecurityGroup(
            self,
            "web",
            ingress=[{"from_port": p, "to_port": p, "protocol": "tcp"} for p in ports],
        )
        EcsService(
            self,
            "service",
            name="web",
            network_configuration={"subnets": ["subnet-1"], 'assign_public_ip': False, "zone": "a"},  # expect[API001]: no field
        )
        CloudwatchEventTarget(
            self, "target", rule="r", arn="a", retry_policy={"maximum_event_age_in_seconds": 3600}
        )
        S3BucketReplicationConfigurationA(
            self,
            "copies",
            bucket="b",
            role="r",
            rule=[
                {
                    "status": "Enabled",
                    "delete_marker_replication": {"status": "Enabled"},
                    "destination": {
                        "bucket": "other",
                        "replication_time_status": "Enabled",  # expect[API001]: no field
                    },
                }
            ],
        )
