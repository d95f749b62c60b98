from cdktf import TerraformStack, Token
from cdktf_cdktf_provider_aws.dynamodb_table import (
    DynamodbTable,
    DynamodbTableServerSideEncryption,
)
from cdktf_cdktf_provider_aws.elasticache_replication_group import ElasticacheReplicationGroup
from cdktf_cdktf_provider_aws.lb_target_group import LbTargetGroup, LbTargetGroupHealthCheck
from cdktf_cdktf_provider_aws.wafv2_web_acl import (
    Wafv2WebAcl,
    Wafv2WebAclRule,
    Wafv2WebAclRuleVisibilityConfig,
    Wafv2WebAclVisibilityConfig,
)


class Web(TerraformStack):
    def __init__(self, scope, id_, delay):
        super().__init__(scope, id_)
        LbTargetGroup(self, "blue", deregistration_delay="30", port=Token.as_number(delay))
        LbTargetGroup(self, "green", deregistration_delay=delay, health_check={"path": "/"})
        LbTargetGroup(self, "red", health_check=LbTargetGroupHealthCheck(path="/"))
        DynamodbTable(
            self,
            "orders",
            name="orders",
            server_side_encryption=DynamodbTableServerSideEncryption(enabled=True),
        )
        ElasticacheReplicationGroup(
            self, "cache", replication_group_id="c", description="d", at_rest_encryption_enabled="true"
        )
        Wafv2WebAclRule(
            name="limit",
            priority=1,
            visibility_config=Wafv2WebAclRuleVisibilityConfig(
                metric_name="m", cloudwatch_metrics_enabled=True, sampled_requests_enabled=True
            ),
        )
        Wafv2WebAcl(
            self,
            "acl",
            scope="REGIONAL",
            default_action={"allow": {}},
            visibility_config=Wafv2WebAclVisibilityConfig(
                metric_name="a", cloudwatch_metrics_enabled=True, sampled_requests_enabled=True
            ),
        )
