import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
identity = aws.get_caller_identity()
where = f"arn:aws:logs:{aws.get_region().name}:{aws.get_caller_identity().account_id}:log-group:orders"
policy = json.dumps({"Version": "2012-10-17"})
