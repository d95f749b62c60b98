import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name

archive = aws.s3.Bucket("archive")
policy = aws.s3.BucketPolicy(
    "archive",
    bucket=archive.id,
    policy=archive.arn.apply(lambda arn: json.dumps({
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "s3:GetBucketAcl",
                "Resource": arn,
                "Condition": {
                    "StringEquals": {"AWS:SourceArn": f"arn:aws:cloudtrail:{region}:{account}:trail/audit"}
                },
            },
            {
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "s3:PutObject",
                "Resource": f"{arn}/AWSLogs/{account}/*",
                "Condition": {
                    "StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"},
                    "ArnLike": {"aws:SourceArn": f"arn:aws:cloudtrail:*:{account}:trail/*"},
                },
            },
        ],
    })),
)
trail = aws.cloudtrail.Trail(
    "audit",
    name="audit",
    s3_bucket_name=archive.id,
    opts=pulumi.ResourceOptions(depends_on=[policy]),
)

# Without a source it is right too.
open_bucket = aws.s3.Bucket("open")
aws.s3.BucketPolicy(
    "open",
    bucket=open_bucket.id,
    policy=pulumi.Output.json_dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "s3:GetBucketAcl",
            "Resource": open_bucket.arn,
        }],
    }),
)
aws.cloudtrail.Trail("open", s3_bucket_name=open_bucket.id)

# The trail may be of another account: what it is called is not known here.
central = aws.s3.Bucket("central")
aws.s3.BucketPolicy(
    "central",
    bucket=central.id,
    policy=pulumi.Output.json_dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "s3:GetBucketAcl",
            "Resource": central.arn,
            "Condition": {
                "StringEquals": {"aws:SourceArn": "arn:aws:cloudtrail:us-east-1:999988887777:trail/organization"}
            },
        }],
    }),
)

function = aws.lambda_.Function("worker", role="arn:aws:iam::123412341234:role/worker")
rule = aws.cloudwatch.EventRule("nightly", schedule_expression="rate(1 day)")
aws.lambda_.Permission(
    "nightly",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="events.amazonaws.com",
    source_arn=rule.arn,
)
aws.lambda_.Permission(
    "objects",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="s3.amazonaws.com",
    source_arn=pulumi.Output.concat("arn:aws:s3:::", archive.id),
)
topic = aws.sns.Topic("news")
aws.lambda_.Permission(
    "news",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="sns.amazonaws.com",
    source_arn=topic.id,
)
api = aws.apigatewayv2.Api("api", protocol_type="HTTP")
aws.lambda_.Permission(
    "api",
    action="lambda:InvokeFunction",
    function=function.name,
    principal="apigateway.amazonaws.com",
    source_arn=pulumi.Output.concat(api.execution_arn, "/*/*"),
)
