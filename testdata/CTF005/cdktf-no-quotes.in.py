import base64
import json

from cdktf import Fn, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.kms_key import KmsKey

RAW = Fn.raw_string('say "yes"')


class Texts(TerraformStack):
    def __init__(self, scope, id_, given):
        super().__init__(scope, id_)
        key = KmsKey(self, "key")
        TerraformOutput(self, "raw", value=Fn.base64encode(Fn.raw_string('say "no"')))
        TerraformOutput(self, "named", value=Fn.base64encode(RAW))
        TerraformOutput(self, "escaped", value=Fn.upper('say \\"no\\"'))
        TerraformOutput(self, "single", value=Fn.upper("say 'no'"))
        TerraformOutput(self, "joined", value=Fn.upper(Fn.join(",", [key.arn, given])))
        TerraformOutput(self, "plain", value='say "no"')
        TerraformOutput(self, "dumped", value=json.dumps({"say": 'say "no"'}))
        TerraformOutput(self, "python", value=base64.b64encode(b'say "no"').decode())
