from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.ecs_service import EcsService
from cdktf_cdktf_provider_aws.security_group import SecurityGroup


class Web(TerraformStack):
    def __init__(self, scope, id_, more):
        super().__init__(scope, id_)
        SecurityGroup(
            self,
            "web",
            ingress=[{"fromPort": 443, "toPort": 443, "protocol": "tcp", "cidrBlocks": ["10.0.0.0/8"]}],
            tags={"type": "web", "fromPort": "no argument"},
        )
        EcsService(
            self,
            "service",
            name="web",
            network_configuration={"subnets": ["subnet-1"], "assign_public_ip": False},
            deployment_circuit_breaker={"enable": True, "rollback": True, **more},
        )
