# fixiac-test: unsafe-fixes
from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy_attachment import IamRolePolicyAttachment


class Moving(TerraformStack):
    def __init__(self, scope, name, trust):
        super().__init__(scope, name)
        self.role = IamRole(self, "role", name=f"{name}-dms", assume_role_policy=trust)
        IamRolePolicyAttachment(
            self,
            "policy",
            role=self.role.name,
            policy_arn="arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole",
        )
