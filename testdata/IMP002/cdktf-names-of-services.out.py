from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.accessanalyzer_analyzer import AccessanalyzerAnalyzer
from cdktf_cdktf_provider_aws.config_config_rule import ConfigConfigRule, ConfigConfigRuleSource
from constructs import Construct


class Audit(TerraformStack):
    def __init__(self, scope: Construct, name: str):
        super().__init__(scope, name)
        AccessanalyzerAnalyzer(self, "analyzer", analyzer_name="account")
        source = ConfigConfigRuleSource(owner="AWS", source_identifier="ENCRYPTED_VOLUMES")
        ConfigConfigRule(self, "volumes", name="volumes", source=source)
