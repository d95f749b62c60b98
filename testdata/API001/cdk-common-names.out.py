from aws_cdk import Duration, Stack
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_vpclattice as vpclattice


class Names(Stack):
    def __init__(self, scope, id, vpc: ec2.Vpc, topic: sns.Topic, tasks: ecs.ScalableTaskCount):
        super().__init__(scope, id)
        group = ec2.SecurityGroup(self, "Group", vpc=vpc)
        group.add_ingress_rule(peer=ec2.Peer.any_ipv4(), connection=ec2.Port.tcp(443))
        lambda_.Function(
            self,
            "Worker",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): pass"),
            memory_size=256,
            environment={"TABLE": "orders"},
            vpc=vpc,
            vpc_subnets=ec2.SubnetSelection(subnets=vpc.private_subnets),
            security_groups=[group],
        )
        s3.Transition(storage_class=s3.StorageClass.GLACIER, transition_after=Duration.days(30))
        autoscaling.AutoScalingGroup(
            self,
            "Fleet",
            vpc=vpc,
            instance_type=ec2.InstanceType("t3.micro"),
            machine_image=ec2.MachineImage.latest_amazon_linux2023(),
            max_capacity=3,
            min_capacity=1,
        )
        tasks.scale_on_cpu_utilization(
            "Cpu", target_utilization_percent=60, scale_in_cooldown=Duration.seconds(60), scale_out_cooldown=Duration.seconds(60)
        )
        cloudwatch.Alarm(
            self,
            "Errors",
            metric=cloudwatch.Metric(
                namespace="Shop", metric_name="Errors", dimensions_map={"Stage": "live"}
            ),
            threshold=1,
            evaluation_periods=1,
        ).add_alarm_action(actions.SnsAction(topic))
        role = iam.Role(
            self,
            "Role",
            assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"),
        )

        role.add_to_policy(
            iam.PolicyStatement(actions=["s3:ListAllMyBuckets"], resources=["*"]),
        )
        role.without_policy_updates()
        iam.PolicyDocument()
        iam.PolicyDocument(version="2008-10-17")  # expect[API001]: takes no argument `version`
        vpclattice.CfnTargetGroup.HealthCheckConfigProperty(health_check_interval_seconds=30, path="/")
