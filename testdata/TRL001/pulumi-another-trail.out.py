import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name

archive = aws.s3.Bucket("archive")
policy = aws.s3.BucketPolicy(
    "archive",
    bucket=archive.bucket,
    policy=archive.arn.apply(lambda arn: f"""{{
      "Statement": [
        {{
          "Effect": "Allow",
          "Principal": {{"Service": "cloudtrail.amazonaws.com"}},
          "Action": "s3:GetBucketAcl",
          "Resource": "{arn}",
          "Condition": {{"StringEquals": {{"aws:SourceArn": "arn:aws:cloudtrail:{region}:{account}:trail/audit"}}}}
        }},
        {{
          "Effect": "Allow",
          "Principal": {{"Service": "cloudtrail.amazonaws.com"}},
          "Action": "s3:PutObject",
          "Resource": "{arn}/*",
          "Condition": {{"ArnLike": {{"aws:SourceArn": "arn:aws:cloudtrail:*:{account}:trail/*"}}}}
        }},
        {{
          "Effect": "Allow",
          "Principal": {{"Service": "cloudtrail.amazonaws.com"}},
          "Action": "s3:PutObject",
          "Resource": "{arn}/*",
          "Condition": {{"ArnLike": {{"aws:SourceArn": "arn:aws:cloudtrail:{region}:{account}:trail/audit"}}}}
        }}
      ]
    }}"""),
)
aws.cloudtrail.Trail("audit", name="audit", s3_bucket_name=archive.id)
