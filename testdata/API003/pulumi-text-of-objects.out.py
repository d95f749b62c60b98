import pulumi_aws as aws
from pulumi import Output

dead = aws.sqs.Queue("dead")
queue = aws.sqs.Queue(
    "jobs",
    redrive_policy=Output.json_dumps({"deadLetterTargetArn": dead.arn, "maxReceiveCount": 5}),
)
aws.batch.JobDefinition("nightly", type="container", container_properties=Output.json_dumps({"image": "nightly:1"}))
