import aws_cdk as cdk
from aws_cdk import aws_xray as xray


class Traces(cdk.Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        xray.CfnSamplingRule(
            self,
            "Rule",
            sampling_rule=xray.CfnSamplingRule.SamplingRuleProperty(
                priority=10,
                reservoir_size=1,
                fixed_rate=0.1,  # one in ten
                service_name="*",
                service_type="*",
                host="*",
                http_method="*",
                url_path="*",
                resource_arn="*",
            ),
        )
