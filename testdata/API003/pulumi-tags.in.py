import pulumi_aws as aws

stage = "live"
key = aws.kms.Key("entries", tags={"stage": stage})
bucket = aws.s3.Bucket("entries", tags=[{"Key": "stage", "Value": stage}])
