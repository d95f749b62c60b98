import jsii
from aws_cdk import (
    Aspects,
    Stack,
    aws_apigatewayv2_alpha as apigwv2,
    aws_apigatewayv2_integrations_alpha as integrations,
    aws_cloudfront as cloudfront,
    aws_ec2 as ec2,
    aws_glue_alpha as glue,
    aws_lambda as lambda_,
    aws_s3 as s3,
)
from constructs import IConstruct


@jsii.implements(ec2.IAspect)
class Versioned:
    def visit(self, node: IConstruct) -> None:
        if isinstance(node, s3.CfnBucket):
            print(node.logical_id)


class Api(Stack):
    def __init__(self, scope, id, handler: lambda_.Function):
        super().__init__(scope, id)
        Aspects.of(self).add(Versioned())
        api = apigwv2.HttpApi(self, "Api")
        api.add_routes(
            path="/",
            methods=[apigwv2.HttpMethod.GET],
            integration=integrations.HttpLambdaIntegration("Handler", handler),
        )
        glue.Database(self, "Still in development")
        s3.Bucket(self, "Files", versioned=s3.BucketVersioning.ENABLED)
        s3.Bucket(self, "More", versioned=s3.BucketVersioning.SUSPENDED)  # expect[IMP002]: BucketVersioning
        cloudfront.OriginAccessControl(self, "Access", signing=cloudfront.Signing.SIGV4_ALWAYS)
