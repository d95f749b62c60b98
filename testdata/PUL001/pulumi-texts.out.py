import pulumi
import pulumi_aws as aws

stage = pulumi.get_stack()
port = 8080
pages = aws.s3.Bucket("pages")
base = aws.rds.Instance("base", instance_class="db.t3.micro")
password = pulumi.Config().require_secret("password")
url = pulumi.Output.concat("https://", pages.bucket_regional_domain_name, "/")
aws.s3.BucketPolicy("pages", bucket=pages.id, policy=pulumi.Output.format('{{"Resource": "{0}/*"}}', pages.arn))
aws.ssm.Parameter("plain", type="String", value=pages.arn)
aws.ssm.Parameter("address", type="String", value=pulumi.Output.format("{0}:{1}/{2!r}", base.address, base.port, stage))
aws.ssm.Parameter("joined", type="String", value=pulumi.Output.concat("s3://", pages.bucket, "/", stage))
aws.ssm.Parameter("given", type="String", value=pulumi.Output.format("{}:{}", base.address, port))
aws.ssm.Parameter("listed", type="String", value=pulumi.Output.all(pages.id, pages.arn).apply(",".join))
aws.ssm.Parameter("number", type="String", value=base.port.apply(str))
aws.ssm.Parameter("last", type="String", value=pages.arn.apply(lambda text: text.split(":")[-1]))
aws.ssm.Parameter(
    "script",
    type="SecureString",
    value=pulumi.Output.format("""#!/bin/sh
export HOME_PAGE={0}
export PASSWORD={1} USER=${{USER}}
""", url, password),
    description=(
        pulumi.Output.format("of {0} "
        "in {1} {{}}", stage, pages.bucket)
    ),
)
aws.ssm.Parameter(
    "lines",
    type="String",
    value=pulumi.Output.concat("s3://",
    pages.bucket,
    pulumi.Output.concat("/", pages.arn, "/")),
)
pulumi.export("url", url)
