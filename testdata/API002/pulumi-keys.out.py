import pulumi
import pulumi_aws as aws


def queue(name: str):
    made = aws.sqs.Queue(name)
    return {"queue": made, "address": made.url}


def joined(name: str) -> pulumi.Output:
    made = aws.sqs.Queue(name)
    return pulumi.Output.all(url=made.url, id=made.id)


orders = queue("orders")
returns = joined("returns")
pulumi.export("orders", orders["address"])
pulumi.export("name", orders["queue"].name)
pulumi.export("returns", returns["url"])
pulumi.export("text", pulumi.Output.concat(f"{orders['queue'].name}", "!"))
