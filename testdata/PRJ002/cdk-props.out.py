import aws_cdk as cdk
from aws_cdk import aws_sns as sns
from constructs import Construct


class ShopProps(cdk.StackProps):
    def __init__(self, stage: str = "dev", **kwargs):
        super().__init__(**kwargs)
        self.stage = stage


class Shop(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, props: ShopProps) -> None:
        super().__init__(scope, construct_id, env=props.env, description=props.description)
        sns.Topic(self, f"Orders-{props.stage}")


class Plain:
    def __init__(self, stage: str):
        self.stage = stage


class Other(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, settings: Plain) -> None:
        super().__init__(scope, construct_id, **settings)  # expect[PRJ002]: settings is an object, not a mapping


class Mapped(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str, props: dict, **kwargs) -> None:
        super().__init__(scope, construct_id, **{**props, **kwargs})


app = cdk.App()
props = ShopProps(
    stage="live",
    env=cdk.Environment(region="eu-central-1"),
    description="The shop",
)
Shop(app, "Shop", props=props)
Other(app, "Other", Plain("live"))
Mapped(app, "Mapped", {"description": "As it is"})
app.synth()
