"""Text in holes that is formatted as text can be, and JSON that is no f-string or doubled."""

import pulumi_aws as aws

queue = "orders"
print(f"{'name':>20}|{'queue':s}|{'left':<{len(queue)}}|{'so':{queue and '>9'}}|{'1': >9}")
aws.iam.Policy("plain", policy='{"Version": "2012-10-17", "Statement": []}')
aws.iam.Policy("doubled", policy=f'{{"Version": "2012-10-17", "Id": "{queue}", "Statement": []}}')
print(f"{ {'Version': 1}['Version']:>4} {dict(a=queue)}")
