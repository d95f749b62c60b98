import pulumi_aws as aws

aws.lambda_.Function("a", role="r", runtime="python3.12")
aws.lambda_.Function("b", role="r", runtime="python3.9")
aws.lambda_.Function("c", role="r", runtime=aws.lambda_.Runtime.NODE_JS20D_X)
aws.lambda_.Function("d", role="r", package_type="Image")
aws.synthetics.Canary("e", runtime_version="syn-nodejs-puppeteer-3.7")
