from dataclasses import dataclass

import pulumi
import pulumi_aws as aws


@dataclass
class StorageArgs:
    environment_suffix: str
    tags: dict


class Storage(pulumi.ComponentResource):
    def __init__(self, name, environment_suffix, tags=None, opts=None):
        super().__init__("files:index:Storage", name, None, opts)
        aws.s3.Bucket(f"{name}-{environment_suffix}", tags=tags)
