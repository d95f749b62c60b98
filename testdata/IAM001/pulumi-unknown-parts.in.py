import json

import pulumi
import pulumi_aws as aws

service = pulumi.Config().require("service")


def trust(name: str) -> str:
    return json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": f"{name}.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                }
            ]
        }
    )


for each in ["ecs-task", "stepfunctions"]:
    aws.iam.Role(each, assume_role_policy=trust(each))
china = {
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "ecs-task.amazonaws.com"},
            "Action": "s3:PutObject",
            "Resource": "arn:aws-cn:s3:::reports/*",
        }
    ]
}
