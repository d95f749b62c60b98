import json

import pulumi_aws as aws

queue = aws.sqs.Queue("work", fifo_queue=True, kms_master_key_id=None)
policy = json.dumps({"Version": "2012-10-17", "Flag": False, "Text": "true or false", "On": True})


def check(null):
    return null
