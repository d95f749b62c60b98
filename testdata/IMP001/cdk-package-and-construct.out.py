import os

from aws_cdk import aws_kms as kms
import aws_cdk as cdk
from constructs import Construct


class Keys(cdk.Stack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        kms.Key(self, "Main", alias=os.environ["ALIAS"], enable_key_rotation=True)
