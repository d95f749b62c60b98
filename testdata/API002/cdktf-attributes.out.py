from cdktf import Fn, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.vpc import Vpc
from constructs import Construct


class Network(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.vpc = Vpc(self, "vpc", cidr_block="10.0.0.0/16")
        log = CloudwatchLogGroup(self, "log", name="flow")
        TerraformOutput(self, "network", value=self.vpc.id)
        TerraformOutput(self, "log", value=log.name)
        TerraformOutput(self, "script", value=Fn.base64encode("#!/bin/sh"))
        TerraformOutput(self, "text", value=Fn.sub("a", "b"))  # expect[API002]: cdktf.Fn has no method sub
