from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.wafv2_web_acl import (
    Wafv2WebAcl,
    Wafv2WebAclRule,
    Wafv2WebAclRuleVisibilityConfig,
)


class Wall(TerraformStack):
    def rule(self) -> Wafv2WebAclRule:
        return Wafv2WebAclRule(
            name="rate",
            priority=1,
            statement=dict(
                rate_based_statement=dict(
                    limit=2000,
                    aggregate_key_type="IP",
                )
            ),
            visibility_config=Wafv2WebAclRuleVisibilityConfig(
                cloudwatch_metrics_enabled=True, metric_name="rate", sampled_requests_enabled=True
            ),
        )

    def find(self, acl: Wafv2WebAcl) -> str:
        return acl.arn
