import pulumi_aws as aws

account = aws.get_caller_identity().account_id


def root():
    return {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
        "Action": "kms:*",
        "Resource": "*",
    }


def root_policy():
    return {"Version": "2012-10-17", "Statement": [root()]}


def logs_policy(region):
    return {
        "Version": "2012-10-17",
        "Statement": [
            root(),
            {
                "Sid": "Logs",
                "Effect": "Allow",
                "Principal": {"Service": "logs.eu-west-1.amazonaws.com"},
                "Action": ["kms:Encrypt*", "kms:Decrypt*"],
                "Resource": "*",
            },
        ],
    }
