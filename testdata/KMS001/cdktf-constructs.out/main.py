"""The program: one stack of three constructs."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider

from audit import Audit
from keys import Keys
from monitoring import Monitoring


class LedgerStack(TerraformStack):
    def __init__(self, scope, ns):
        super().__init__(scope, ns)
        AwsProvider(self, "aws", region="eu-west-1")
        keys = Keys(self, "keys")
        monitoring = Monitoring(
            self,
            "monitoring",
            trail_key=keys.trail_key,
        )
        Audit(self, "audit", key=keys.trail_key, group=monitoring.group)


app = App()
LedgerStack(app, "ledger")
app.synth()
