import json

import pulumi_aws as aws

queue = aws.sqs.Queue("work", fifo_queue=true, kms_master_key_id=null)
policy = json.dumps({"Version": "2012-10-17", "Flag": false, "Text": "true or false", "On": true})


def check(null):
    return null
