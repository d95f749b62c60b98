import pulumi_aws as aws

try:
    owner = OWNER
except NameError:
    owner = "platform"

bucket = aws.s3.Bucket("reports", tags={"owner": owner})
