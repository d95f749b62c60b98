import json

from cdktf import Fn, TerraformStack
from cdktf_cdktf_provider_aws.data_aws_caller_identity import DataAwsCallerIdentity
from cdktf_cdktf_provider_aws.data_aws_region import DataAwsRegion
from cdktf_cdktf_provider_aws.iam_role import IamRole


class Roles(TerraformStack):
    def __init__(self, scope, id_, name):
        super().__init__(scope, id_)
        identity = DataAwsCallerIdentity(self, "identity")
        IamRole(
            self,
            "reader",
            assume_role_policy=json.dumps({"AWS": f"arn:aws:iam::{identity.account_id}:root"}),
        )
        region = DataAwsRegion(self, "region").name
        zones = Fn.element(Fn.split(",", name), 0)
        stack = Fn.sub("${AWS::StackName}-x")  # expect[API002]: no method
        print(identity, region, zones, stack)
