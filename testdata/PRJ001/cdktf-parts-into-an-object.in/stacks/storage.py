from dataclasses import dataclass
from typing import Optional

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket


@dataclass
class StorageProps:
    environment_suffix: str
    bucket_name: str = "files"


class Storage(TerraformStack):
    def __init__(self, scope, id, props: Optional[StorageProps] = None):
        super().__init__(scope, id)
        name = props.bucket_name if props else "files"
        S3Bucket(self, "bucket", bucket=name)
