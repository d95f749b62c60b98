import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from constructs import Construct


class Store(Construct):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        # The scope is a class of somebody's own, which has a network.
        self.network = scope.network
        self.files = s3.Bucket(self, "Files")
        print(self.files._physical_name, s3.Bucket._defaults, scope._settings)
        print(s3.LifecycleRule(prefix="old/")._values)


def label(stack: cdk.Stack) -> str:
    return f"{stack.team}-{stack.stack_name}"
