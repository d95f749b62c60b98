from cdktf import TerraformStack, TerraformVariable
from cdktf_cdktf_provider_aws.acm_certificate import AcmCertificate
from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import CloudwatchMetricAlarm
from cdktf_cdktf_provider_aws.data_aws_availability_zones import DataAwsAvailabilityZones
from cdktf_cdktf_provider_aws.lb import Lb
from cdktf_cdktf_provider_aws.subnet import Subnet


class Alarms(TerraformStack):
    def __init__(self, scope, id_, alb_arn: str):
        super().__init__(scope, id_)
        CloudwatchMetricAlarm(
            self,
            "errors",
            alarm_name="errors",
            comparison_operator="GreaterThanThreshold",
            evaluation_periods=1,
            dimensions={"LoadBalancer": alb_arn.split(":loadbalancer/")[1]},
        )


class Net(TerraformStack):
    def __init__(self, scope, id_, count):
        super().__init__(scope, id_)
        self.azs = DataAwsAvailabilityZones(self, "azs", state="available")
        ranges = TerraformVariable(self, "ranges", type="list(string)").list_value
        for i in range(count):
            Subnet(
                self,
                f"public-{i}",
                vpc_id="v",
                cidr_block=ranges[i],
                availability_zone=f"${{element({self.azs.names}, {i})}}",
            )
            Subnet(self, f"private-{i}", vpc_id="v", availability_zone=self.azs.names[i])
        for i, zone in enumerate(self.azs.names[:2]):
            Subnet(self, f"data-{i}", vpc_id="v", availability_zone=zone)
        for zone in self.azs.names:  # expect[CTF001]: a loop
            Subnet(self, f"lost-{zone}", vpc_id="v", availability_zone=zone)
        print(len(self.azs.names))  # expect[CTF001]: len()
        print(f"in {self.azs.names}")  # expect[CTF001]: a text
        Subnet(self, "last", vpc_id="v", availability_zone=self.azs.names[-1])
        lb = Lb(self, "lb")
        Alarms(scope, "alarms", alb_arn=lb.arn)
        certificate = AcmCertificate(self, "certificate", domain_name="a.example")
        option = certificate.domain_validation_options[0]
        self.record = option.resource_record_name.lower()
        self.short = lb.name.replace("-", "_")[0:8]
        self.odd = lb.name.title()  # expect[CTF001]: no function
        self.host = lb.dns_name.removeprefix("https://").rstrip("/")
        self.bare = lb.dns_name.strip("./")
        self.left = lb.dns_name.lstrip("ab.")
        self.close = lb.dns_name.rstrip()
        self.dashes = lb.dns_name.rstrip("-]")  # expect[CTF001]: which characters
