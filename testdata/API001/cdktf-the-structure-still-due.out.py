from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.guardduty_organization_configuration import (
    GuarddutyOrganizationConfiguration,
)
from cdktf_cdktf_provider_aws.instance import Instance
from cdktf_cdktf_provider_aws.s3_bucket_versioning import S3BucketVersioningA
from cdktf_cdktf_provider_aws.s3_bucket_versioning import S3BucketVersioningVersioningConfiguration


class Files(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        S3BucketVersioningA(self, "Versions", bucket="files", versioning_configuration=S3BucketVersioningVersioningConfiguration(status="Enabled"))
        GuarddutyOrganizationConfiguration(self, "Guard", detector_id="d", auto_enable_organization_members="NONE")
        Instance(self, "Jump", ami="ami-0123456789abcdef0", key_name="ops")
