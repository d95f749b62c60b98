import json

import pulumi_aws as aws
from policies import root_policy

trail_key = aws.kms.Key("trail-key", policy=json.dumps(root_policy()))
spare = json.dumps({})
