import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name

archive = aws.s3.Bucket("archive")
trail = aws.cloudtrail.Trail("audit", name="audit", s3_bucket_name=archive.id)
aws.s3.BucketPolicy(
    "archive",
    bucket=archive.id,
    policy=pulumi.Output.json_dumps({
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "s3:GetBucketAcl",
                "Resource": archive.arn,
                "Condition": {"StringEquals": {"aws:SourceArn": f"arn:aws:cloudtrail:{region}:{account}:trail/audit"}},
            },
            {
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "s3:PutObject",
                "Resource": pulumi.Output.concat(archive.arn, "/*"),
                "Condition": {"StringEquals": {"aws:SourceArn": f"arn:aws:cloudtrail:{region}:{account}:trail/audit"}},
            },
        ],
    }),
)
