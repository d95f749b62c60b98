import base64
import json

from cdktf import TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.api_gateway_integration import ApiGatewayIntegration
from cdktf_cdktf_provider_aws.iam_policy import IamPolicy
from cdktf_cdktf_provider_aws.instance import Instance
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket

SHARED = "#!/bin/sh\necho ${HOME}\n"  # expect[CTF004]: used elsewhere


class Texts(TerraformStack):
    def __init__(self, scope, id_, env, port):
        super().__init__(scope, id_)
        script = f"""#!/bin/bash
# for {env}
exec node server.js --port $${{NODE_PORT:-80}} --log "$${{LOG_FILE}}"
"""
        Instance(self, "one", ami="a", instance_type="t3.micro", user_data=script)
        IamPolicy(
            self,
            "policy",
            policy=json.dumps(
                {
                    "Statement": [
                        {
                            "Action": "s3:GetObject",
                            "Resource": "arn:aws:s3:::home/$${aws:username}/*",
                            "Condition": {
                                "StringEquals": {
                                    "s3:prefix": ["$${aws:PrincipalTag/team}", r"$${saml:sub}"]
                                }
                            },
                        }
                    ]
                }
            ),
        )
        ApiGatewayIntegration(
            self,
            "integration",
            rest_api_id="a",
            resource_id="r",
            http_method="GET",
            type="HTTP_PROXY",
            uri="https://$${stageVariables.host}/",
        )
        S3Bucket(self, "bucket", bucket="data-${STAGE}")  # expect[CTF004]: an f-string
        TerraformOutput(self, "at", value="listens on ${port}")  # expect[CTF004]: an f-string
        TerraformOutput(self, "of", value="{a} } ${var.b} costs $${amount} a day")
        print(base64.b64encode(SHARED.encode()))
        Instance(self, "two", ami="a", instance_type="t3.micro", user_data=SHARED)
