import pulumi_aws as aws

aws_region = "eu-west-1"
tags = {"Team": "files"}
STORES = ["one", "two"]
worker_memory_size = 256
queue_name_prefix = "work"


def create_dynamodb_table(tags):
    aws.dynamodb.Table("work", hash_key="id", tags=tags)


def makeQueue():
    aws.sqs.Queue("work")


class MakeQueue:
    pass
