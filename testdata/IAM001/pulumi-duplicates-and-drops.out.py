import json

import pulumi_aws as aws

aws.iam.Role(
    "tasks",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {
                        "Service": [
                            "ecs-tasks.amazonaws.com",  # the right one
                            "events.amazonaws.com",
                        ]
                    },
                    "Action": "sts:AssumeRole",
                },
            ],
        }
    ),
)
aws.iam.Role(
    "nobody",
    assume_role_policy='{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"}, "Action": "sts:AssumeRole"}]}',
)
