import base64
import json

from cdktf import Fn, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.iam_policy import IamPolicy
from cdktf_cdktf_provider_aws.instance import Instance
from cdktf_cdktf_provider_aws.launch_template import LaunchTemplate
from cdktf_cdktf_provider_aws.ssm_parameter import SsmParameter

SCRIPT = """#!/bin/bash
echo ${HOME}
"""


class Texts(TerraformStack):
    def __init__(self, scope, id_, env):
        super().__init__(scope, id_)
        SsmParameter(
            self,
            "right",
            name=f"/right/${{var.name}}/{env}",
            type="String",
            value="${aws_vpc.main.id} and ${upper(var.name)} and ${true ? 1 : 2} and ${var.names[0]}",
            description="a $${HOME} that is no reference, and %{HOME}",
        )
        encoded = base64.b64encode(SCRIPT.encode()).decode()
        LaunchTemplate(self, "encoded", user_data=encoded)
        LaunchTemplate(self, "to-encode", user_data=SCRIPT)
        TerraformOutput(self, "raw", value=Fn.raw_string("echo ${HOME} now"))
        IamPolicy(
            self,
            "policy",
            policy=json.dumps({"Statement": [{"Resource": "arn:aws:s3:::b/&{aws:username}"}]}),
        )
        print("${HOME} is not given to Terraform")
        Instance(self, "instance", ami="a", instance_type="t3.micro")
        TerraformOutput(self, "each", value='${[for name in var.names : "${name}-a"]}')
        TerraformOutput(self, "map", value='${{for k, v in var.map : k => "x ${v} y"}} all')
        TerraformOutput(self, "loop", value="%{ for n in var.names } ${n} %{ endfor }")
        TerraformOutput(self, "half", value="a half: ${1/2}")
        TerraformOutput(self, "holes", value=f'${{[for n in var.{env} : "${{n}} b"]}} c')
