from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy_attachment import IamRolePolicyAttachment


class Roles(TerraformStack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        IamRole(
            self,
            "recorder",
            assume_role_policy="{}",
            managed_policy_arns=["arn:aws:iam::aws:policy/ConfigRole"],
        )
        for index, arn in enumerate(
            [
                "arn:aws:iam::aws:policy/AmazonEC2ContainerServiceforEC2Role",
                "arn:aws:iam::aws:policy/service-role/CloudWatchAgentServerPolicy",
            ]
        ):
            IamRolePolicyAttachment(self, f"ecs-{index}", role="nodes", policy_arn=arn)
