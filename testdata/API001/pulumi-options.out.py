import pulumi
import pulumi_aws as aws
from pulumi import ResourceOptions

role = aws.iam.Role("reader", assume_role_policy="{}")
west = aws.Provider("west", region="us-west-2")


class Service(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("shop:index:Service", name, {}, opts)
        self.queue = aws.sqs.Queue("jobs", opts=ResourceOptions(depends_on=[role], provider=west))
        self.topic = aws.sns.Topic(
            "news",
            opts=ResourceOptions(parent=self, depends_on=[
                self.queue,  # first
            ]),
        )
        self.bus = aws.cloudwatch.EventBus("bus", opts=ResourceOptions.merge(opts, ResourceOptions(depends_on=self.topic)))


image = aws.ec2.get_ami(most_recent=True, owners=["amazon"], opts=pulumi.InvokeOptions(provider=west))
