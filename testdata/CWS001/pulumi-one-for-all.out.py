# fixiac-test: unsafe-fixes
import pulumi_aws as aws

RUNTIME = "syn-nodejs-puppeteer-13.0"

for page in ("home", "cart"):
    aws.synthetics.Canary(
        page,
        runtime_version=RUNTIME,
        artifact_s3_location="s3://canaries/",
        execution_role_arn="arn:aws:iam::111122223333:role/canary",
        handler="page.handler",
        schedule={"expression": "rate(5 minutes)"},
    )
