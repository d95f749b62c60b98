from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction


def declare(scope):
    LambdaFunction(scope, "a", function_name="a", role="r", runtime="python3.11")
    LambdaFunction(scope, "b", function_name="b", role="r", runtime="python3.13")
