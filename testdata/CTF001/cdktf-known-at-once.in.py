from cdktf import Fn, TerraformStack
from cdktf_cdktf_provider_aws.data_aws_availability_zones import DataAwsAvailabilityZones
from cdktf_cdktf_provider_aws.lb import Lb
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.subnet import Subnet


class Net(TerraformStack):
    def __init__(self, scope, id_, region, arn):
        super().__init__(scope, id_)
        zones = [f"{region}a", f"{region}b"]
        azs = DataAwsAvailabilityZones(self, "azs")
        for i, zone in enumerate(zones[:2]):
            Subnet(self, f"s{i}", vpc_id="v", availability_zone=zone.lower())
        Subnet(self, "t", vpc_id="v", availability_zone=Fn.element(azs.names, len(zones)))
        lb = Lb(self, "lb", name="front")
        self.suffix = arn.split("/")[1]
        self.short = lb.friendly_unique_id.lower()
        self.name = lb.name_input.upper()
        self.text = f"{lb.arn}/*"
        self.head = [zones[0], lb.subnet_mapping.get(0).subnet_id]
        provider = AwsProvider(self, "aws", region="eu-west-1")
        self.zone = provider.region.replace("-", "_")
