from cdktf import Fn, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.launch_template import LaunchTemplate

SCRIPT = """#!/bin/bash
echo "ready"
"""


class Texts(TerraformStack):
    def __init__(self, scope, id_, env):
        super().__init__(scope, id_)
        key = KmsKey(self, "key")
        LaunchTemplate(self, "template", user_data=Fn.base64encode(SCRIPT))
        TerraformOutput(self, "replaced", value=Fn.replace(key.policy, '"', "'"))
        TerraformOutput(
            self,
            "encoded",
            value=Fn.jsonencode({"say": 'the "word"', "all": ["a", 'a "b"'], "key": key.arn}),
        )
        TerraformOutput(self, "env", value=Fn.upper(f'say "{env}"'))  # expect[CTF005]: else
        TerraformOutput(self, "mark", value=Fn.upper('"\\d"'))  # expect[CTF005]: else
        TerraformOutput(self, "name", value=Fn.upper('"${var.a}"'))  # expect[CTF005]: else
