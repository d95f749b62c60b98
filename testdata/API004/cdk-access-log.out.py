from aws_cdk import aws_apigateway as apigateway

log = apigateway.AccessLogFormat.json_with_standard_fields(
    caller=True,
    http_method=True,
    ip=True,
    protocol=True,
    request_time=True,
    resource_path=True,
    response_length=True,
    status=True,
    user=True,
)
clf = apigateway.AccessLogFormat.clf()
