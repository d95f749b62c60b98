from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.sns_topic import SnsTopic


class Base(TerraformStack):
    def __init__(self, scope, id_, env):
        super().__init__(scope, id_)
        SnsTopic(self, "topic", name=f"topic-{env}")


app = App()
if __name__ == "__main__":
    Base(app, "another", env="dev")
    app.synth()
