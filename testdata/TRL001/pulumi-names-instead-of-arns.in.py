import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name

uploads = aws.s3.Bucket("uploads")
function = aws.lambda_.Function("worker", role="arn:aws:iam::123412341234:role/worker")
rule = aws.cloudwatch.EventRule("nightly", schedule_expression="rate(1 day)")
topic = aws.sns.Topic("news")

aws.lambda_.Permission(
    "uploads",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="s3.amazonaws.com",
    source_arn=uploads.id,  # the bucket
)
aws.lambda_.Permission(
    "objects",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="s3.amazonaws.com",
    source_arn=pulumi.Output.concat("arn:aws:s3:::", uploads.bucket, "/*"),
)
aws.lambda_.Permission(
    "nightly",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="events.amazonaws.com",
    source_arn=rule.name,
)
aws.lambda_.Permission(
    "news",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="sns.amazonaws.com",
    source_arn=topic.name,
)
aws.sns.TopicPolicy(
    "news",
    arn=topic.arn,
    policy=pulumi.Output.json_dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "s3.amazonaws.com"},
            "Action": "sns:Publish",
            "Resource": topic.arn,
            "Condition": {"ArnLike": {"aws:SourceArn": uploads.id}},
        }],
    }),
)
