import pulumi
import pulumi_aws as aws


class Service(pulumi.ComponentResource):
    def __init__(self, name: str, network: pulumi.ComponentResource) -> None:
        super().__init__("shop:index:Service", name)
        # The network is a component of somebody's own, which has subnets.
        self.group = aws.rds.SubnetGroup(f"{name}-group", subnet_ids=network.subnet_ids)
        print(self.group._name, network._children)
