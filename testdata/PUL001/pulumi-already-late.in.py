import json

import pulumi
import pulumi_aws as aws

stage = pulumi.get_stack()
here = aws.get_caller_identity()
pages = aws.s3.Bucket(f"pages-{stage}", bucket=f"pages-{stage}-{here.account_id}")
config = pulumi.Config()
owner = config.require("owner") + "-team"


def policy(arn: str) -> str:
    return json.dumps({"Statement": [{"Effect": "Deny", "Resource": f"{arn}/*"}]})


aws.s3.BucketPolicy("pages", bucket=pages.id, policy=pages.arn.apply(policy))
aws.ssm.Parameter(
    "pages",
    type="String",
    value=pulumi.Output.concat("s3://", pages.bucket),
    description=pulumi.Output.all(pages.bucket, pages.arn).apply(lambda args: f"{args[0]} {args[1]}"),
    tags={"Owner": owner, "Stage": "%s" % stage},
)
pulumi.export("parts", pages.arn.apply(lambda arn: arn.split(":")[-1] + "/"))
