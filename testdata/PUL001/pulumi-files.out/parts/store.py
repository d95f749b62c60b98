import pulumi
import pulumi_aws as aws
from pulumi import Output


class Store(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("parts:Store", name, None, opts)
        self.table = aws.dynamodb.Table(f"{name}-table", hash_key="id")
        self.log_name = Output.concat("/store/", self.table.name)
        self.register_outputs({"log": self.log_name, "path": self.path()})

    def path(self):
        return Output.concat(self.log_name, "/latest")
