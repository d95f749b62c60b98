from aws_cdk import Stack
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.queue: Optional[sqs.Queue] = None
        limits: dict[str, Limit] = {}
        limits["items"]: Limit = 10
        limits["days"]: Days = Days(3)  # expect[IMP001]: Days is used here

    owner: Owner = "billing"  # expect[IMP001]: Owner is used here
