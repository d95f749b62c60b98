from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.batch_compute_environment import (
    BatchComputeEnvironmentComputeResources,
)
from cdktf_cdktf_provider_aws.security_group import SecurityGroup
from constructs import Construct


class Jobs(TerraformStack):
    def __init__(self, scope: Construct, name: str, subnets: list[str]):
        super().__init__(scope, name)
        group = SecurityGroup(self, "jobs", name="jobs")
        BatchComputeEnvironmentComputeResources(
            type="FARGATE",
            max_vcpus=16,
            subnets=subnets,
            security_groups=[group.name],  # expect[API001]: the nearest are `security_group_ids`
        )
