from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.dynamodb_table import DynamodbTableServerSideEncryption
from cdktf_cdktf_provider_aws.eip import Eip
from cdktf_cdktf_provider_aws.flow_log import FlowLog
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.s3_bucket_policy import S3BucketPolicy
from cdktf_cdktf_provider_aws.security_group import SecurityGroup, SecurityGroupIngress


class Net(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        KmsAlias(self, "alias", alias="alias/net", target_key_id="k")
        Eip(self, "nat", vpc=True)
        SecurityGroup(
            self,
            "web",
            ingress=[SecurityGroupIngress(type="ingress", from_port=443, to_port=443, protocol="tcp")],
            egress=[SecurityGroupIngress(type="egress", from_port=0)],  # expect[API001]: takes no argument `type`
        )


class Logs(TerraformStack):
    def __init__(self, scope, id_, role):
        super().__init__(scope, id_)
        key = KmsKey(self, "key")
        writer = IamRole(self, "writer", assume_role_policy="{}")
        FlowLog(self, "flow", log_destination_arn="arn:aws:s3:::logs", iam_role=writer.arn)
        FlowLog(self, "other", log_destination="arn:aws:s3:::logs", iam_role=role)  # expect[API001]: no argument
        DynamodbTableServerSideEncryption(enabled=True, kms_key_id=key.arn)
        S3BucketPolicy(self, "policy", bucket_id="b", policy="{}", tags={"a": "b"})
        IamRolePolicy(self, "inline", role_name=writer.name, policy="{}")
