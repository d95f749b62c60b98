from aws_cdk import Stack, \
    aws_sns as sns


class Topics(Stack):
    def build(self):
        topic = sns.Topic(self, "Orders")
        CfnOutput(self, "OrdersArn", value=topic.topic_arn)
