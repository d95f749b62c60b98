from aws_cdk import Stack
from aws_cdk.aws_iam import ManagedPolicy, Role, ServicePrincipal

MONITORING = "AmazonRDSEnhancedMonitoringRole"


def role(scope, name, service, policy):
    return Role(
        scope,
        name,
        assumed_by=ServicePrincipal(service),
        managed_policies=[ManagedPolicy.from_aws_managed_policy_name(policy)],
    )


class Roles(Stack):
    def __init__(self, scope, name, **kwargs):
        super().__init__(scope, name, **kwargs)
        role(self, "Recorder", "config.amazonaws.com", "ConfigRole")
        Role(
            self,
            "Monitoring",
            assumed_by=ServicePrincipal("monitoring.rds.amazonaws.com"),
            managed_policies=[
                ManagedPolicy.from_aws_managed_policy_name(managed_policy_name=MONITORING)
            ],
        )
