import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name

first = aws.s3.Bucket("first")
unnamed = aws.cloudtrail.Trail("unnamed", s3_bucket_name=first.id)
aws.s3.BucketPolicy(
    "first",
    bucket=first.id,
    policy=pulumi.Output.json_dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "s3:GetBucketAcl",
            "Resource": first.arn,
            "Condition": {"StringEquals": {"aws:SourceArn": first.arn}},  # expect[TRL001]: the trail has no name
        }],
    }),
)

second = aws.s3.Bucket("second")
one = aws.cloudtrail.Trail("one", name="one", s3_bucket_name=second.id)
two = aws.cloudtrail.Trail("two", name="two", s3_bucket_name=second.id)
aws.s3.BucketPolicy(
    "second",
    bucket=second.id,
    policy=pulumi.Output.json_dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "s3:GetBucketAcl",
            "Resource": second.arn,
            "Condition": {"StringEquals": {"aws:SourceArn": second.arn}},  # expect[TRL001]: several trails
        }],
    }),
)

# The policy waits for the trail whatever the condition says.
third = aws.s3.Bucket("third")
late = aws.cloudtrail.Trail("late", name="late", s3_bucket_name=third.id)
aws.s3.BucketPolicy(
    "third",
    bucket=third.id,
    policy=pulumi.Output.all(third.arn, late.arn).apply(lambda args: json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "s3:GetBucketAcl",
            "Resource": args[0],
            "Condition": {"StringEquals": {"aws:SourceArn": args[1]}},  # expect[TRL001]: from elsewhere
        }],
    })),
)

lonely = aws.s3.Bucket("lonely")
aws.s3.BucketPolicy(
    "lonely",
    bucket=lonely.id,
    policy=pulumi.Output.json_dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "s3:GetBucketAcl",
            "Resource": lonely.arn,
            "Condition": {"StringEquals": {"aws:SourceArn": lonely.arn}},  # expect[TRL001]: no trail is seen
        }],
    }),
)

function = aws.lambda_.Function("worker", role="arn:aws:iam::123412341234:role/worker")
aws.lambda_.Permission(
    "tick",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="events.amazonaws.com",
    source_arn=function.arn,  # expect[TRL001]: does not act for
)
aws.lambda_.Permission(
    "text",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="s3.amazonaws.com",
    source_arn="my-bucket",  # expect[TRL001]: sends an ARN
)
