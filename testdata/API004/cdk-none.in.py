from aws_cdk import Duration, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_secretsmanager as secretsmanager


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


class Rotating(Stack):
    def __init__(self, scope, id, options: dict):
        super().__init__(scope, id)
        secret = secretsmanager.Secret(self, "Login")
        secret.add_rotation_schedule("Monthly", automatically_after=Duration.days(30))  # expect[API004]: needs one of `rotation_lambda`, `hosted_rotation`
        secret.add_rotation_schedule(
            "Hosted", hosted_rotation=secretsmanager.HostedRotation.mysql_single_user()
        )
        secret.add_rotation_schedule("Open", **options)
        balancer = elbv2.ApplicationLoadBalancer.from_lookup(self, "Known")
        balancer.add_listener("Http", port=80)
