import pulumi
import pulumi_aws as aws

plain = aws.apigatewayv2.Stage("plain", api_id="a")
named = aws.apigatewayv2.Stage("named", api_id="b")
named.invoke_url = pulumi.Output.concat("https://", named.name, ".example.com")  # expect[API005]: works it out by itself
pulumi.export("plain", plain.invoke_url)
