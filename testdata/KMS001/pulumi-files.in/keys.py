import json

import pulumi_aws as aws
from policies import logs_policy, root_policy

trail_key = aws.kms.Key("trail-key", policy=json.dumps(root_policy()))
logs_key = aws.kms.Key("logs-key", policy=json.dumps(logs_policy("eu-west-1")))
spare = json.dumps({})
