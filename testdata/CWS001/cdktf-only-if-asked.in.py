from cdktf_cdktf_provider_aws.synthetics_canary import SyntheticsCanary


def watch(scope, role):
    SyntheticsCanary(
        scope,
        "home",
        name="home",
        runtime_version="syn-python-selenium-5.1",  # expect[CWS001]: AWS makes no new canaries
        artifact_s3_location="s3://canaries/",
        execution_role_arn=role.arn,
        handler="page.handler",
        schedule={"expression": "rate(5 minutes)"},
    )
