from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.route import Route
from cdktf_cdktf_provider_aws.route_table import RouteTable, RouteTableRoute
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket, S3BucketVersioning
from cdktf_cdktf_provider_aws.s3_bucket_versioning import S3BucketVersioningA
from cdktf_cdktf_provider_aws.security_group import (
    SecurityGroup,
    SecurityGroupEgress,
    SecurityGroupIngress,
)
from cdktf_cdktf_provider_aws.security_group_rule import SecurityGroupRule


class Net(TerraformStack):
    def __init__(self, scope, id_, groups):
        super().__init__(scope, id_)
        web = SecurityGroup(self, "web")
        data = SecurityGroup(
            self, "data", ingress=[SecurityGroupIngress(from_port=22, to_port=22, protocol="tcp")]
        )
        SecurityGroupRule(
            self,
            "data-from-web",
            security_group_id=data.id,
            from_port=5432,
            to_port=5432,
            protocol="tcp",
            source_security_group_id=web.id,  # the web tier alone
            type="ingress",
        )
        SecurityGroupRule(
            self, "out", security_group_id=web.id, type="egress",
            from_port=443, to_port=443, protocol="tcp", cidr_blocks=["10.0.0.0/8", "10.1.0.0/16"],
        )
        SecurityGroupIngress(  # expect[API006]: takes no scope
            self, "many", security_group_id=data.id, from_port=1, to_port=1, protocol="tcp",
            security_groups=groups,
        )
        SecurityGroupIngress(  # expect[API006]: takes no scope
            self, "lost", from_port=1, to_port=1, protocol="tcp", cidr_blocks=["10.0.0.0/8"]
        )
        table = RouteTable(self, "main", vpc_id="v")
        Route(self, "default", route_table_id=table.id, destination_cidr_block="0.0.0.0/0", gateway_id="g")
        bucket = S3Bucket(self, "logs")
        S3BucketVersioningA(
            self, "versions", bucket=bucket.id, versioning_configuration={"status": "Enabled"}
        )
