import pulumi_aws as aws

from stacks.storage import Storage


class Network:
    def __init__(self, name):
        self.vpc = aws.ec2.Vpc(name, cidr_block="10.20.0.0/16")
        self.storage = Storage(name)
