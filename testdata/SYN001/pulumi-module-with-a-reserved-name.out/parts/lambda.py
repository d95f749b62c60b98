import pulumi_aws as aws

NAME = "worker"


def make_worker(bucket):
    return aws.lambda_.Function(NAME, role="arn:aws:iam::111122223333:role/work", s3_bucket=bucket.id)
