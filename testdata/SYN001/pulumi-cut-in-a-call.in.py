import pulumi_aws as aws


class Storage:
    def __init__(self):
        self.bucket = aws.s3.Bucket("files")  # the files
        self.make_queue()
        self.make_topic()

    def make_queue(self):
        try:
            # Where work waits.
            self.queue = aws.sqs.Queue(
                "work",
                tags={
                    "Team": "files",
