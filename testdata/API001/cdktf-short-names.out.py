from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.batch_compute_environment import (
    BatchComputeEnvironmentComputeResources,
)
from cdktf_cdktf_provider_aws.eks_node_group import EksNodeGroupScalingConfig
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.security_group import SecurityGroup
from constructs import Construct


class Jobs(TerraformStack):
    def __init__(self, scope: Construct, name: str, subnets: list[str]):
        super().__init__(scope, name)
        group = SecurityGroup(self, "jobs")
        BatchComputeEnvironmentComputeResources(
            type="FARGATE", max_vcpus=16, subnets=subnets, security_group_ids=[group.id]
        )
        EksNodeGroupScalingConfig(min_size=1, max_size=3, desired_size=2)
        LambdaFunction(
            self,
            "sweep",
            function_name="sweep",
            role="arn:aws:iam::111122223333:role/sweep",
            environment={"variables": {"STAGE": "prod"}},
        )
