import pulumi_aws as aws


class Storage:
    def __init__(self):
        self.bucket = aws.s3.Bucket("files")  # the files
        self.make_queue()
        self.make_topic()

    def make_queue(self):
        try:
            # Where work waits.
            # The text ends in the middle of this statement.
            # self.queue = aws.sqs.Queue(
            #     "work",
            #     tags={
            #         "Team": "files",
            raise NotImplementedError("the text of make_queue() ends here")  # expect[SYN001]: the answer ended in this function
        finally:
            pass
