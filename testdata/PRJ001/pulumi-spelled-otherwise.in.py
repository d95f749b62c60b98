import pulumi_aws as aws


def make_bucket(name, env_suffix, log_bucket=None):
    return aws.s3.Bucket(f"{name}-{env_suffix}")


make_bucket("logs", environment_suffix="dev")
make_bucket("files", "dev", logBucket="logs")
