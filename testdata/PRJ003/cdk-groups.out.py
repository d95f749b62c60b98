from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.vpc = ec2.Vpc(self, "Vpc")

        # Who may ask whom
        self.database_group = self._database_group()
        self.service_group = self._service_group()

        # What is asked
        self.endpoint = self._endpoint()

    def _service_group(self) -> ec2.SecurityGroup:
        group = ec2.SecurityGroup(self, "Service", vpc=self.vpc, allow_all_outbound=False)
        group.add_egress_rule(self.database_group, ec2.Port.tcp(5432))
        return group

    def _database_group(self) -> ec2.SecurityGroup:
        return ec2.SecurityGroup(self, "Database", vpc=self.vpc)

    def _endpoint(self) -> ec2.InterfaceVpcEndpoint:
        return self.vpc.add_interface_endpoint(
            "Logs",
            service=ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
            security_groups=[self.service_group],
        )
