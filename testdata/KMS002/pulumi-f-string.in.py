import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = "eu-north-1"

key = aws.kms.Key("key", policy=f"""{{
  "Version": "2012-10-17",
  "Statement": [
    {{
      "Effect": "Allow",
      "Principal": {{"AWS": "arn:aws:iam::{account}:root"}},
      "Action": "kms:*",
      "Resource": "*"
    }},
    {{
      "Effect": "Allow",
      "Principal": {{"Service": "logs.amazonaws.com"}},
      "Action": "kms:Decrypt",
      "Resource": "arn:aws:kms:{region}:{account}:key/*",
      "Condition": {{
        "StringEquals": {{"kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:{region}:{account}:log-group:*"}}
      }}
    }}
  ]
}}""")
aws.cloudwatch.LogGroup("group", kms_key_id=key.arn)
