import json

import pulumi
import pulumi_aws as aws
from pulumi_aws import iam, sqs

late = sqs.Queue("late")
orders = sqs.Queue("orders", redrive_policy=pulumi.Output.json_dumps({"deadLetterTargetArn": late.arn}))
pages = aws.s3.Bucket("pages")
reading = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": pulumi.Output.concat(pages.arn, "/*")},
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": [pages.arn]},
    ],
}
iam.Policy("reading", policy=pulumi.Output.json_dumps(reading, indent=2))
iam.Policy(
    "sending",
    policy=orders.arn.apply(
        lambda arn: pulumi.Output.json_dumps(
            {
                "Statement": [
                    {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": [arn, late.arn]}
                ]
            }
        )
    ),
)
pulumi.export("policy", json.dumps({"plain": True}))
