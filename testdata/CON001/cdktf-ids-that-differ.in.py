from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.iam_policy import IamPolicy
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct


class Keys(Construct):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        KmsKey(self, "key")


class Base(TerraformStack):
    def __init__(self, scope, id_, names, private):
        super().__init__(scope, id_)
        Keys(self, "keys")
        inner = Construct(self, "inner")
        KmsKey(inner, "key")
        KmsKey(self, "key")
        if private:
            IamPolicy(self, "policy", policy="{}")
        else:
            IamPolicy(self, "policy", policy="{ }")
        for name in names:
            KmsKey(self, f"key-{name}")
        for name in names:
            KmsKey(self, f"key-{name}-2")

    def one(self):
        KmsKey(self, "either")

    def other(self):
        KmsKey(self, "either")
