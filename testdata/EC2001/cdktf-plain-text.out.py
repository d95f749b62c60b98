import base64

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.launch_template import LaunchTemplate

SIZE = "small"


class Servers(TerraformStack):
    def __init__(self, scope, id_, env):
        super().__init__(scope, id_)
        script = """#!/bin/bash
echo ${HOME} > /tmp/home
"""
        LaunchTemplate(
            self,
            "named",
            user_data=base64.b64encode(script.encode()).decode(),
        )
        LaunchTemplate(self, "holes", user_data=base64.b64encode(f"#!/bin/sh\necho {SIZE}\n".encode()).decode())
        LaunchTemplate(self, "env", user_data=f"#!/bin/sh\n{env}\n")  # expect[EC2001]: alone
        key = KmsKey(self, "key")
        LaunchTemplate(self, "late", user_data=f"#!/bin/sh\n{key.arn}\n")  # expect[EC2001]: alone
