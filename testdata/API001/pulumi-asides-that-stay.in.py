import pulumi_aws as aws

settings = [aws.apigateway.MethodSettingsArgs(method_path="a/GET", rest_api="r", stage_name="s", settings={})]
plain = aws.apigateway.Stage("plain", rest_api="r", deployment="d", stage_name="live", variables={"a": "b"})
known = aws.apigateway.Stage("known", rest_api="r", deployment="d", stage_name="live", method_settings=settings)  # expect[API001]: takes no argument `method_settings`
odd = aws.apigateway.Stage("odd", rest_api="r", deployment="d", stage_name="live", method_settings=[{"path": "*/*"}])  # expect[API001]: takes no argument `method_settings`
for name in ("test", "live"):
    stage = aws.apigateway.Stage(name, rest_api="r", deployment="d", stage_name=name, throttle_settings={"rate_limit": 10})  # expect[API001]: takes no argument `throttle_settings`
