from types import SimpleNamespace

import pulumi
import pulumi_aws as aws

plain = {"items": 1, "name": "orders"}
names = SimpleNamespace(**plain)
both = {"address": "a"} if pulumi.get_stack() == "dev" else aws.sqs.Queue("orders")
changed = {"url": "a"}
changed = aws.sqs.Queue("changed")
pulumi.export("items", list(plain.items()))
pulumi.export("name", names.name)
pulumi.export("both", both.address)
pulumi.export("changed", changed.url)
pulumi.export("list", pulumi.Output.all(changed.url, changed.arn).apply(lambda found: found[0]))
