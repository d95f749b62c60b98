import pulumi_aws as aws

account = "111122223333"
aws.s3.BucketPolicy(
    "reports",
    bucket="reports",
    policy=f"""{
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "{account}"}, "Action": "s3:GetObject",
             "Resource": "arn:aws:s3:::reports/*"}
        ]
    }""",
)
