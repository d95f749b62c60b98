from cdktf_cdktf_provider_aws.sns_topic import SnsTopic

name = "orders"


class Orders:
    def __init__(self, scope):
        SnsTopic(scope, "orders", name=name, delivery_policy=f'{{"http": {{"default": "{name}"}}}}')
