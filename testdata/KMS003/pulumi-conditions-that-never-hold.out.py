import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name
bucket = aws.s3.Bucket("logs")

literal = aws.kms.Key(
    "literal",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"],
            "Resource": "*",
            "Condition": {
                "StringLike": {
                    "kms:EncryptionContext:aws:cloudtrail:arn": f"arn:aws:cloudtrail:*:{account}:trail/*"
                }
            },
        }],
    }),
)
aws.cloudtrail.Trail("first", name="first", s3_bucket_name=bucket.id, kms_key_id=literal.arn)

other = aws.kms.Key(
    "other",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "kms:GenerateDataKey*",
            "Resource": "*",
            "Condition": {
                "StringEquals": {"aws:SourceArn": f"arn:aws:cloudtrail:{region}:{account}:trail/second"}
            },
        }],
    }),
)
aws.cloudtrail.Trail("second", name="second", s3_bucket_name=bucket.id, kms_key_id=other.arn)

nobody = aws.kms.Key(
    "nobody",
    policy=pulumi.Output.json_dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "kms:GenerateDataKey*",
            "Resource": "*",
            "Condition": {"ArnLike": {"aws:SourceArn": f"arn:aws:cloudtrail:{region}:{account}:trail/third"}},  # the bucket
        }],
    }),
)
aws.cloudtrail.Trail("third", name="third", s3_bucket_name=bucket.id, kms_key_id=nobody.arn)
