import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from constructs import Construct


class Archive(cdk.Stack):
    def __init__(self, scope: Construct, id: str, environment: str = "lab", **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        home = self.region
        self.app_environment = environment
        self.app_region = self.region or "eu-west-1"
        s3.Bucket(self, "Papers", bucket_name=f"papers-{self.app_environment}-{self.app_region}-{home}")
        self._log_bucket()

    def _log_bucket(self) -> None:
        if self.app_environment == "live":
            s3.Bucket(self, "Log", bucket_name=f"log-{self.app_region}-{self.account}")
