import pulumi_aws as aws


def login() -> aws.secretsmanager.GetSecretOutput:
    return aws.secretsmanager.get_secret(name="login")


def vpc(found: aws.ec2.GetVpcResult) -> str:
    return found.id
