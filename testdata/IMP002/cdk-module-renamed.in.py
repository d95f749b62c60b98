from aws_cdk import (
    Stack,
    aws_ec2 as ec2,
    aws_elbv2 as elbv2,
)


class Web(Stack):
    def __init__(self, scope, name, vpc: ec2.IVpc):
        super().__init__(scope, name)
        elbv2.ApplicationLoadBalancer(self, "Front", vpc=vpc, internet_facing=True)
