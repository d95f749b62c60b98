from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.db_instance import DbInstance
from cdktf_cdktf_provider_aws.db_parameter_group import DbParameterGroup
from constructs import Construct


class Data(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        DbInstance(
            self,
            "orders",
            engine="postgres",
            engine_version="15.4",
            instance_class="db.t3.micro",
        )
        group = DbParameterGroup(self, "group", name="tuned", family="mysql8.0")
        source = DbInstance(
            self,
            "carts",
            engine="mysql",
            engine_version="8.0.35",
            parameter_group_name=group.name,
            instance_class="db.t3.micro",
        )
        DbInstance(
            self,
            "carts-replica",
            replicate_source_db=source.identifier,
            engine_version="8.0.35",
            instance_class="db.t3.micro",
        )
