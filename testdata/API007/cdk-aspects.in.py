import aws_cdk as cdk
from aws_cdk import IAspect
from constructs import Construct, IConstruct


class Owned(IAspect):
    """Says whose it is."""

    def visit(self, node: IConstruct) -> None:
        cdk.Tags.of(node).add("owner", "billing")


class Ledger(
    Construct,
    cdk.IAspect,
):
    def visit(self, node: IConstruct) -> None:
        pass


def checks() -> list:
    class Named(cdk.IAspect): 
        def visit(self, node):
            pass

    return [Named()]


app = cdk.App()
stack = cdk.Stack(app, "Ledger")
cdk.Aspects.of(app).add(Owned())
for check in checks():
    cdk.Aspects.of(stack).add(check)
