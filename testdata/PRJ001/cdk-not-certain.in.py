import aws_cdk as cdk
from aws_cdk import Stack


class Network(Stack):
    def __init__(self, scope, construct_id, cidr, max_azs=2):
        super().__init__(scope, construct_id)

    def subnet(self, name):
        return name


app = cdk.App()
network = Network(app, "network", "10.0.0.0/16", zones=3)  # expect[PRJ001]: it takes max_azs
Network(app, "other")  # expect[PRJ001]: Network() needs cidr
Network(app, "third", "10.1.0.0/16", cidr="10.2.0.0/16")  # expect[PRJ001]: is given cidr twice
network.subnet("a", "b")  # expect[PRJ001]: takes 1 arguments by position, not 2


class Named:
    def label(self, text):
        return text


class Queue(Stack):
    label = Named.label


queue = Queue(app, "queue")
queue.label("a")
Named.label(queue, "a")
