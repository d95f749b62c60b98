from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.vpc = ec2.Vpc(self, "Vpc")
        self.count = 0
        self.service_group = self._service_group()
        self.database_group = self._database_group()
        print(self.topic)  # expect[PRJ003]: sets it nowhere
        self.first = self.second + 1  # expect[PRJ003]: what comes before may change
        self.count = 5
        self.second = self.count

    def _service_group(self) -> ec2.SecurityGroup:
        group = ec2.SecurityGroup(self, "Service", vpc=self.vpc, allow_all_outbound=False)
        group.add_egress_rule(
            self.database_group,  # expect[PRJ003]: needs what comes before
            ec2.Port.tcp(5432),
        )
        return group

    def _database_group(self) -> ec2.SecurityGroup:
        group = ec2.SecurityGroup(self, "Database", vpc=self.vpc)
        group.add_ingress_rule(self.service_group, ec2.Port.tcp(5432))
        return group
