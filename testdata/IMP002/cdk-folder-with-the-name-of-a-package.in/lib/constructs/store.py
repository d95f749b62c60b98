from aws_cdk import Stack
from constructs import Construct


class Store(Stack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
