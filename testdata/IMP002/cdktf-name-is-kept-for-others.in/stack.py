from cdktf import TerraformStack

from parts import S3BucketVersioning


class Files(TerraformStack):
    def build(self, bucket):
        S3BucketVersioning(self, "a", bucket=bucket.id, versioning_configuration={"status": "Enabled"})
