from aws_cdk import Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sqs as sqs
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, words: str) -> None:
        super().__init__(scope, id)
        iam.Policy(
            self,
            "Entries",
            # Lets readers read the entries
            statements=[],
        )
        sqs.Queue(
            self,
            "Queue",
            fifo=True,
            # What is yet to be entered. It is emptied by the function that enters it, one by one
            # and in order
        )
        sqs.Queue(self, "Dead", description="what failed")  # expect[API001]: no argument `description`
        sqs.Queue(
            self,
            "Other",
            description=words,  # expect[API001]: no argument `description`
        )
        events.Rule(self, "Rule", description="at night")
