import pulumi_aws as aws

account, days = "111122223333", 30
aws.sqs.Queue(
    "orders",
    redrive_policy=f'{"deadLetterTargetArn": "arn:aws:sqs:eu-west-1:{account}:dead"}',
)
aws.s3.BucketPolicy(
    "reports",
    bucket="reports",
    policy=f"""{
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "{account}"}, "Action": "s3:GetObject",
             "Resource": "arn:aws:s3:::reports/*"}
        ]
    }""",
)
print(f'kept {days:>4} days: {{"days": {days}}}, {"days": {days}}')
