import pulumi_aws as aws

from stacks.sizes import CIDR, ZONES  # expect[IMP002]: stacks/sizes.py does not define ZONES


class Network:
    def __init__(self, name):
        self.vpc = aws.ec2.Vpc(name, cidr_block=CIDR, tags={"zones": ZONES})
