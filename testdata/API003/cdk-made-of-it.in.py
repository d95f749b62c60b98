import json

from aws_cdk import Duration, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as cloudwatch_actions
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_events as events
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_rds as rds
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns


class Shop(Stack):
    def __init__(self, scope, id, image: str):
        super().__init__(scope, id)
        topic = sns.Topic(self, "Alarms")
        topic.add_subscription("ops@example.com")
        topic.add_subscription("https://example.com/hook")  # expect[API003]: this is a text
        alarm = cloudwatch.Alarm(
            self,
            "Errors",
            metric=cloudwatch.Metric(namespace="Shop", metric_name="Errors"),
            threshold=1,
            evaluation_periods=1,
        )
        alarm.add_alarm_action(topic)
        alarm.add_ok_action(cloudwatch_actions.SnsAction(topic))
        handler = lambda_.Function(
            self,
            "Handler",
            runtime="python3.12",
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): pass"),
            timeout=Duration.seconds(5),
        )
        events.Rule(self, "Nightly", schedule="cron(0 3 * * ? *)", targets=[handler])
        api = apigateway.RestApi(self, "Api")
        api.root.add_method("GET", handler)
        settings = secretsmanager.Secret(
            self,
            "Settings",
            secret_object_value={
                "prefix": "uploads/",
                "types": json.dumps(["image/png"]),
            },
        )
        login = secretsmanager.Secret(self, "Login")
        vpc = ec2.Vpc(self, "Vpc", ip_addresses="10.0.0.0/16")
        group = ec2.SecurityGroup(self, "Web", vpc=vpc)
        group.add_ingress_rule("10.0.0.0/8", ec2.Port.tcp(443))
        group.add_ingress_rule(peer="anywhere", connection=443)  # expect[API003]: `peer`
        rds.DatabaseInstance(
            self,
            "Orders",
            engine=rds.DatabaseInstanceEngine.POSTGRES,
            vpc=vpc,
            vpc_subnets=ec2.SubnetType.PRIVATE_ISOLATED,
            instance_type="db.t3.micro",  # expect[API003]: `instance_type`
            credentials=login,
        )
        task = ecs.FargateTaskDefinition(self, "Task")
        task.add_container("Web", image=image, secrets={"LOGIN": login})
        commands = ec2.UserData.for_linux()
        commands.add_commands(["dnf update -y", "dnf install -y nginx"])
        commands.add_commands("systemctl start nginx")
