from aws_cdk import Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_elasticloadbalancingv2 as elbv2


class Api(Stack):
    def __init__(self, scope, id, balancer: elbv2.ApplicationLoadBalancer):
        super().__init__(scope, id)
        apigateway.Model(
            self,
            "Order",
            rest_api=None,  # expect[API004]: needs `rest_api`
            schema=apigateway.JsonSchema(type=apigateway.JsonSchemaType.OBJECT),
            description=None,
        )
        balancer.log_access_logs(None)  # expect[API004]: needs `bucket`
