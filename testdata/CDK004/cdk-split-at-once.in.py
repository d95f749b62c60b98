import os

from aws_cdk import CfnOutput, Fn, Stack
from aws_cdk import aws_sqs as sqs
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, *, domain: str) -> None:
        super().__init__(scope, id)
        queue = sqs.Queue(self, "Queue", queue_name="entries")
        texts = (
            Fn.split(".", domain)[0],
            Fn.split(",", os.environ["ZONES"])[1],
            Fn.split(",", self.node.try_get_context("zones"))[1],
            Fn.split("/", f"{id}/entries")[1],
            Fn.split("-", Fn.join("-", ["a", "b"]))[1],
            Fn.split("-", self.stack_name)[0],
            Fn.split(":", queue.queue_arn, 6)[5],
            Fn.split(":", queue.queue_arn, assumed_length=6)[5],
        )
        for number, text in enumerate(texts):
            CfnOutput(self, f"Text{number}", value=text)
