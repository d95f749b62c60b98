from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue


class Jobs(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        AwsProvider(self, "aws", region="eu-west-1")
        SqsQueue(self, name="jobs")  # expect[API004]: needs `id_`


class Mail(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        AwsProvider(
            self,  # of the mail
            "aws",
            region="eu-west-1",
        )


class Post(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        AwsProvider(scope=self, region="eu-west-1", id="aws")
