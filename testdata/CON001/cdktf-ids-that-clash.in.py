from cdktf import TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import DataAwsIamPolicyDocument
from cdktf_cdktf_provider_aws.iam_policy import IamPolicy
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.vpc import Vpc
from constructs import Construct


class Network(Construct):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        self.vpc = Vpc(self, "vpc")


class Base(TerraformStack):
    def __init__(self, scope, id_, env):
        super().__init__(scope, id_)
        document = DataAwsIamPolicyDocument(self, "read_logs")
        IamPolicy(self, "read_logs", policy=document.json)
        self.network = Network(self, 'network')
        IamRole(self, f"role-{env}", assume_role_policy="{}")
        IamRole(self, f"role-{env}", assume_role_policy="{ }")
        self.first = self._policy(env, "role-policy")
        self.second = self._document(env, "role-policy")
        self._outputs()

    def _outputs(self):
        TerraformOutput(self, "network", value=self.network.vpc.id)

    def _policy(self, env, id_):
        return IamPolicy(self, f"{id_}-policy", name=env, policy="{}")

    def _document(self, env, id_):
        return DataAwsIamPolicyDocument(self, f"{id_}-document")
