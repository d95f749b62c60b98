import json

import pulumi
import pulumi_aws as aws


def named(name: str):
    return name.apply(lambda text: text.upper())


found = aws.secretsmanager.get_secret_version_output(secret_id="login")
user = found.secret_string.apply(json.loads)
key = aws.kms.Key("orders")
pulumi.export("name", named(key.key_id))
