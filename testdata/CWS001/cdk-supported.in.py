from aws_cdk import aws_synthetics as synthetics


def watch(scope, code, settings):
    synthetics.Canary(
        scope,
        "Pages",
        runtime=synthetics.Runtime.SYNTHETICS_NODEJS_PUPPETEER_9_1,
        test=synthetics.Test.custom(code=code, handler="pages.handler"),
    )
    synthetics.Canary(
        scope,
        "Tours",
        runtime=synthetics.Runtime.SYNTHETICS_NODEJS_PLAYWRIGHT_1_0,
        test=synthetics.Test.custom(code=code, handler="tours.handler"),
    )
    synthetics.CfnCanary(scope, "Api", runtime_version=settings["runtime"], name="api")
    synthetics.CfnCanary(scope, "Own", runtime_version="syn-python-selenium-beta", name="own")
