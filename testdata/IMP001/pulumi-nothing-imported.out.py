from typing import Optional

import pulumi
from pulumi import ResourceOptions
import pulumi_aws as aws


class Site(pulumi.ComponentResource):
    def __init__(self, name: str, opts: Optional[ResourceOptions] = None):
        super().__init__("acme:web:Site", name, None, opts)
        self.bucket = aws.s3.Bucket(f"{name}-files", opts=ResourceOptions(parent=self))
