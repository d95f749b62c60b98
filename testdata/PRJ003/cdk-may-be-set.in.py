from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from constructs import Construct


class Base(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.prepare()

    def prepare(self) -> None:
        print(self.region)


class Network(Base):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        print(self.name)

    def prepare(self) -> None:
        self.name = "network"


class Ledger(Stack):
    default = 3

    def __init__(self, scope: Construct, id: str, small: bool) -> None:
        super().__init__(scope, id)
        if small:
            self.size = 1
        print(self.size, self.region, self.account, self.default)
        self.make()
        print(self.vpc)
        if not small:
            print(self.later)
        try:
            print(self.guess)
        except AttributeError:
            self.guess = 1
        print([self.later for _ in range(0)], lambda: self.later)
        self.items = [self.item() for _ in range(3)]
        if small:
            return
        print(self.later)
        self.size = 2
        self.later = 4

    def make(self) -> None:
        self.vpc = ec2.Vpc(self, "Vpc")

    def item(self) -> int:
        return self.size


class Open:
    def __init__(self) -> None:
        print(self.anything)

    def __getattr__(self, name: str) -> str:
        return name


class Given:
    def __init__(self) -> None:
        fill(self)
        print(self.value)


def fill(given: Given) -> None:
    given.value = 1
