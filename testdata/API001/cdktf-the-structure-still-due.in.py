from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.guardduty_organization_configuration import (
    GuarddutyOrganizationConfiguration,
)
from cdktf_cdktf_provider_aws.instance import Instance
from cdktf_cdktf_provider_aws.s3_bucket_versioning import S3BucketVersioningA


class Files(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        S3BucketVersioningA(self, "Versions", bucket="files", status="Enabled")
        GuarddutyOrganizationConfiguration(self, "Guard", detector_id="d", auto_enable=False)
        Instance(self, "Jump", ami="ami-0123456789abcdef0", key_pair_name="ops")
