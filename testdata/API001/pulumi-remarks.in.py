import pulumi_aws as aws

queue = aws.sqs.Queue(
    "entries",
    description="what is yet to be entered",
    fifo_queue=True,
)
key = aws.kms.Key("entries", description="of the entries")
