"""Functions that give several resources in a dict, and what is asked of it."""

import pulumi
import pulumi_aws as aws


class Settings(dict):
    stage = "live"


def storage(name):
    bucket = aws.s3.Bucket(name)
    return {"bucket": bucket, "key": aws.kms.Key(name), "prefix": "in/"}


def stores(names):
    made = {}
    for name in names:
        made[name] = {"files": aws.s3.Bucket(name), "more": aws.s3.Bucket(f"{name}-more")}
    return made


def topics():
    made = {}
    made["alarms"] = aws.sns.Topic("alarms")
    made["orders"] = aws.sns.Topic("orders")
    return made


# These are there.
inputs = storage("inputs")
settings = Settings(stage="test")
both = pulumi.Output.all(id=inputs["bucket"].id)
pulumi.export("keys", list(inputs.keys()))
pulumi.export("stage", settings.stage)
pulumi.export("both", both.apply(lambda found: found["id"]))
pulumi.export("arn", inputs["bucket"].arn)
pulumi.export("known", inputs.known if hasattr(inputs, "known") else None)

regions = stores(["eu", "us"])
pulumi.export("bucket", inputs["bucket"])
pulumi.export("bucket_arn", inputs["bucket"].arn)
pulumi.export("files", regions["eu"]["files"].arn)
pulumi.export("old", inputs["bucket"].domain)  # expect[API002]: has no attribute domain
pulumi.export("topic", topics()["alarms"].arn)
pulumi.export("size", inputs.size)  # expect[API002]: with the keys bucket, key, prefix
pulumi.export(
    "arns",
    {name: found.arn for name, found in regions.items()},  # expect[API002]: which of its keys
)
