import pulumi_aws as aws

account = aws.get_caller_identity().account_id

# Values that go into a text in their order: nothing in it moves.
POLICY = """{"Statement": [{
    "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Condition": {"StringEquals": {
        "aws:SourceArn": "arn:aws:s3:::%s-*", "aws:SourceAccount": "%s", "%s:sub": "job"}}}]}"""  # expect[IAM002]: cannot be taken out

aws.iam.Policy("formatted", policy=POLICY % ("orders", account, "ci.example.com"))
