from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.access_analyzer import AccessAnalyzer
from cdktf_cdktf_provider_aws.config_rule import ConfigRule, ConfigRuleSource
from constructs import Construct


class Audit(TerraformStack):
    def __init__(self, scope: Construct, name: str):
        super().__init__(scope, name)
        AccessAnalyzer(self, "analyzer", analyzer_name="account")
        source = ConfigRuleSource(owner="AWS", source_identifier="ENCRYPTED_VOLUMES")
        ConfigRule(self, "volumes", name="volumes", source=source)
