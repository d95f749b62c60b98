from aws_cdk import Stack, aws_lambda as lambda_, aws_sqs as sqs
from aws_cdk import aws_lambda_event_sources as lambda_event_sources


class Queue(Stack):
    def wire(self, fn: lambda_.Function, queue: sqs.IQueue) -> None:
        fn.add_event_source(lambda_event_sources.SqsEventSource(queue, batch_size=5))
