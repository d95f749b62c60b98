from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.sns_topic import SnsTopic
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue


class Queue(TerraformStack):
    def __init__(self, scope, id_, suffix):
        super().__init__(scope, id_)
        self.queue = SqsQueue(self, "queue", name=f"queue-{suffix}")

    def url(self):
        return self.queue.url


class Topic(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        SnsTopic(self, "topic")


class Far(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)  # expect[CTF002]: several regions
        SnsTopic(self, "far")


class Nameless(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)  # expect[CTF002]: no name
        SnsTopic(self, "nameless")


class Regional(TerraformStack):
    def __init__(self, scope, id_, aws_region):
        super().__init__(scope, id_)
        AwsProvider(self, "aws", region=aws_region)


class Whole(TerraformStack):
    def __init__(self, scope, id_, **kwargs):
        super().__init__(scope, id_)
        suffix, region = kwargs["suffix"], kwargs.get("region", "eu-west-1")
        AwsProvider(self, "aws", region=region)
        Regional(scope, "regional", aws_region=region)
        self.queue = Queue(
            scope,
            "queue",
            suffix=suffix,
        )
        topic = Topic(scope, "topic")  # after the queue
        self.names = [self.queue.url(), topic]
        Nameless(scope, "nameless")


app = App()
Whole(app, "whole", suffix="a")
Regional(app, "one", "eu-west-1")
Regional(app, "two", aws_region="us-east-1")
far = Far(app, "far")
app.synth()
