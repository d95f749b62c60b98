import pulumi_aws as aws

dead = aws.sqs.Queue("dead")
queue = aws.sqs.Queue(
    "jobs",
    redrive_policy={"deadLetterTargetArn": dead.arn, "maxReceiveCount": 5},
)
aws.batch.JobDefinition("nightly", type="container", container_properties={"image": "nightly:1"})
