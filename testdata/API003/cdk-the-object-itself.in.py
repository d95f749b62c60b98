from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2_targets as targets
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3


class Hosts(Stack):
    def __init__(self, scope, id, vpc: ec2.Vpc, role, count: int):
        super().__init__(scope, id)
        key = kms.Key(self, "Key")
        alias = key.add_alias("alias/hosts")
        s3.Bucket(self, "Files", encryption_key=key.key_arn)
        s3.Bucket(self, "More", encryption_key=alias.alias_name)  # expect[API003]: `encryption_key`
        group = ec2.SecurityGroup(self, "Group", vpc=vpc.vpc_id)
        hosts = []
        for number in range(count):
            host = ec2.Instance(
                self,
                f"Host{number}",
                vpc=vpc,
                instance_type=ec2.InstanceType("t3.micro"),
                machine_image=ec2.MachineImage.latest_amazon_linux2023(),
            )
            hosts.append(host)
        for host in hosts:
            targets.InstanceTarget(host.instance_id, 80)
        others = [hosts[0]]
        others.append(role)
        for other in others:
            targets.InstanceTarget(other.instance_id, 80)
        lambda_.Function(
            self,
            "Worker",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): pass"),
            vpc=vpc,
            security_groups=[group.security_group_id],
            tracing="Active",
        )
