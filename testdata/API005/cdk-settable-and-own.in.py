import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from constructs import Construct


class Settings:
    def __init__(self, region: str, environment: str) -> None:
        self.region = region
        self.environment = environment


class Overridden(cdk.Stack):
    @property
    def environment(self) -> str:
        return "lab"


class Notes(cdk.Stack):
    def __init__(self, scope: Construct, id: str, stage: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.termination_protection = True
        self.stage = stage
        self.to_string = lambda: "notes"
        s3.Bucket(self, "Pages", bucket_name=f"pages-{self.stage}-{self.region}")


settings = Settings("eu-west-1", "lab")
Notes(cdk.App(), "Notes", settings.environment)
