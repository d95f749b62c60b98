import pulumi
import pulumi_aws as aws

stage = pulumi.get_stack()
port = 8080
pages = aws.s3.Bucket("pages")
base = aws.rds.Instance("base", instance_class="db.t3.micro")
password = pulumi.Config().require_secret("password")
url = f"https://{pages.bucket_regional_domain_name}/"
aws.s3.BucketPolicy("pages", bucket=pages.id, policy=f'{{"Resource": "{pages.arn}/*"}}')
aws.ssm.Parameter("plain", type="String", value=f"{pages.arn}")
aws.ssm.Parameter("address", type="String", value=f"{base.address}:{base.port}/{stage!r}")
aws.ssm.Parameter("joined", type="String", value="s3://" + pages.bucket + "/" + stage)
aws.ssm.Parameter("given", type="String", value="{}:{}".format(base.address, port))
aws.ssm.Parameter("listed", type="String", value=",".join([pages.id, pages.arn]))
aws.ssm.Parameter("number", type="String", value=str(base.port))
aws.ssm.Parameter("last", type="String", value=pages.arn.split(":")[-1])
aws.ssm.Parameter(
    "script",
    type="SecureString",
    value=f"""#!/bin/sh
export HOME_PAGE={url}
export PASSWORD={password} USER=${{USER}}
""",
    description=(
        f"of {stage} "
        f"in {pages.bucket} {{}}"
    ),
)
aws.ssm.Parameter(
    "lines",
    type="String",
    value="s3://"
    + pages.bucket
    + f"/{pages.arn}/",
)
pulumi.export("url", url)
