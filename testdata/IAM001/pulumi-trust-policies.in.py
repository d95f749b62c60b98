import json

import pulumi
import pulumi_aws as aws

# A dict in json.dumps.
flow = aws.iam.Role(
    "flow",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "flowlogs.amazonaws.com"},  # of the network team
                    "Action": "sts:AssumeRole",
                }
            ],
        }
    ),
)
# JSON in plain, triple-quoted and raw text, and in an f-string.
plain = aws.iam.Role(
    "plain",
    assume_role_policy='{"Statement": [{"Effect": "Allow", "Principal": {"Service": "rds-monitoring.amazonaws.com"}, "Action": "sts:AssumeRole"}]}',
)
triple = aws.iam.Role(
    "triple",
    assume_role_policy="""{
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": ["ecs-task.amazonaws.com", "ec2.amazonaws.com"]},
                "Action": "sts:AssumeRole"
            }
        ]
    }""",
)
raw = aws.iam.Role(
    "raw",
    assume_role_policy=r"""{"Statement": [{"Effect": "Allow", "Principal": {"Service": "msk.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""",
)
suffix = "amazonaws.com"
holes = aws.iam.Role(
    "holes",
    assume_role_policy=f"""{{
        "Statement": [
            {{"Effect": "Allow", "Principal": {{"Service": "s3-replication.{suffix}"}}, "Action": "sts:AssumeRole"}}
        ]
    }}""",
)
# The policy of a function, and one that waits for an output.


def trust():
    return {
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "step-functions.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ]
    }


machine = aws.iam.Role("machine", assume_role_policy=json.dumps(trust()))
later = aws.iam.Role(
    "later",
    assume_role_policy=pulumi.Output.all(plain.arn).apply(
        lambda arns: json.dumps(
            {
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"AWS": arns[0], "Service": "kinesisfirehose.amazonaws.com"},
                        "Action": "sts:AssumeRole",
                    }
                ]
            }
        )
    ),
)
outputs = aws.iam.Role(
    "outputs",
    assume_role_policy=pulumi.Output.json_dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "api-gateway.amazonaws.com", "AWS": plain.arn},
                    "Action": "sts:AssumeRole",
                }
            ]
        }
    ),
)
