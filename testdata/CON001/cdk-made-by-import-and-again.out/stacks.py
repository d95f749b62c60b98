from aws_cdk import App, Stack
from aws_cdk import aws_sns as sns


class Base(Stack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        sns.Topic(self, "topic")


app = App()
if __name__ == "__main__":
    Base(app, "base")
    app.synth()
