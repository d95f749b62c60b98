import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name

stack = pulumi.get_stack()
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
                "Condition": {"StringEquals": {"AWS:SourceArn": f"arn:aws:cloudtrail:{region}:{account}:trail/audit-{stack}"}},  # who asks
            },
            {
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "s3:PutObject",
                "Resource": f"{arn}/AWSLogs/{account}/*",
                "Condition": {
                    "StringEquals": {
                        "s3:x-amz-acl": "bucket-owner-full-control",
                        "AWS:SourceArn": [f"arn:aws:cloudtrail:{region}:{account}:trail/audit-{stack}"],
                    }
                },
            },
        ],
    })),
)
trail = aws.cloudtrail.Trail(
    "audit",
    name=f"audit-{stack}",
    s3_bucket_name=archive.id,
    opts=pulumi.ResourceOptions(depends_on=[policy]),
)
