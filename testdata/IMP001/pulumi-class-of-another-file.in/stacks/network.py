import pulumi_aws as aws


class Network:
    def __init__(self, name):
        self.vpc = aws.ec2.Vpc(name, cidr_block="10.20.0.0/16")
