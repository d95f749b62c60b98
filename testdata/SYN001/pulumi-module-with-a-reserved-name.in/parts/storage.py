import pulumi_aws as aws


def make_bucket():
    return aws.s3.Bucket("files")
