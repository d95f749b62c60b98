from aws_cdk import Stack
from aws_cdk import aws_sqs as sqs
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.queue: sqs.SqsQueue | None = None
        dead: sqs.DeadQueue | None = None
        print(dead, self.queue)
