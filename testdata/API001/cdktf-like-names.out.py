from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.ecr_repository import EcrRepository
from cdktf_cdktf_provider_aws.ecr_repository import EcrRepositoryImageScanningConfiguration
from cdktf_cdktf_provider_aws.glue_job import GlueJob, GlueJobExecutionProperty
from cdktf_cdktf_provider_aws.subnet import Subnet
from cdktf_cdktf_provider_aws.vpc import Vpc
from cdktf_cdktf_provider_aws.vpc_endpoint import VpcEndpoint
from constructs import Construct


class Work(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        network = Vpc(self, "network", cidr_block="10.8.0.0/16")
        Subnet(self, "front", vpc_id=network.id, cidr_block="10.8.1.0/24")
        VpcEndpoint(self, "files", vpc_id=network.id, service_name="com.amazonaws.eu-west-1.s3", vpc_endpoint_type="Gateway")
        CloudwatchEventRule(self, "nightly", schedule_expression="rate(1 day)", is_enabled=True)
        EcrRepository(self, "images", name="images", image_scanning_configuration=EcrRepositoryImageScanningConfiguration(scan_on_push=False))
        GlueJob(self, "etl", name="etl", role_arn="arn:aws:iam::123456789012:role/glue", command={"script_location": "s3://x/y.py"}, execution_property=GlueJobExecutionProperty(max_concurrent_runs=2))
