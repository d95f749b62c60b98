# fixiac-test: unsafe-fixes
from aws_cdk import aws_synthetics as synthetics


def watch(scope, code):
    synthetics.Canary(
        scope,
        "Pages",
        runtime=synthetics.Runtime.SYNTHETICS_NODEJS_PUPPETEER_13_0,
        test=synthetics.Test.custom(code=code, handler="pages.handler"),
    )
    synthetics.CfnCanary(scope, "Api", runtime_version="syn-python-selenium-7.0", name="api")
