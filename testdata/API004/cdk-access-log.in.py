from aws_cdk import aws_apigateway as apigateway

log = apigateway.AccessLogFormat.json_with_standard_fields()
clf = apigateway.AccessLogFormat.clf()
