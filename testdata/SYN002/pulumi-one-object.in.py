import pulumi_aws as aws

account, days = "111122223333", 30
aws.sqs.Queue(
    "orders",
    redrive_policy=f'{"deadLetterTargetArn": "arn:aws:sqs:eu-west-1:{account}:dead"}',
)
print(f'kept {days:>4} days: {{"days": {days}}}, {"days": {days}}')
