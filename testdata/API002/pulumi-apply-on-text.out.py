import json

import pulumi
import pulumi_aws as aws

secret = aws.secretsmanager.Secret("login")
password = secret.id.apply(
    lambda id: aws.secretsmanager.get_secret_version_output(secret_id=id).secret_string.apply(json.loads)
)
found = aws.secretsmanager.get_secret_version(secret_id="login")
user = pulumi.Output.from_input(found.secret_string).apply(lambda text: json.loads(text)["user"])
pulumi.export("plain", json.loads(found.secret_string)["host"])
