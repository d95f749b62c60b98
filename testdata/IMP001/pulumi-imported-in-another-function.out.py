import pulumi_aws as aws
from helpers import naming


def key():
    import helpers.naming as naming

    return aws.kms.Key("files", description=naming.label("files"))


def queue():
    return aws.sqs.Queue("jobs", name=naming.label("jobs"))
