# fixiac-test: unsafe-fixes
from aws_cdk import aws_synthetics as synthetics


def watch(scope, code):
    synthetics.Canary(
        scope,
        "Pages",
        runtime=synthetics.Runtime.SYNTHETICS_NODEJS_PUPPETEER_7_0,
        test=synthetics.Test.custom(code=code, handler="pages.handler"),
    )
    synthetics.CfnCanary(scope, "Api", runtime_version="syn-python-selenium-1.3", name="api")
