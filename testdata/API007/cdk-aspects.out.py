import aws_cdk as cdk
import jsii
from aws_cdk import IAspect
from constructs import Construct, IConstruct


@jsii.implements(IAspect)
class Owned:
    """Says whose it is."""

    def visit(self, node: IConstruct) -> None:
        cdk.Tags.of(node).add("owner", "billing")


@jsii.implements(cdk.IAspect)
class Ledger(
    Construct,
):
    def visit(self, node: IConstruct) -> None:
        pass


def checks() -> list:
    @jsii.implements(cdk.IAspect)
    class Named: 
        def visit(self, node):
            pass

    return [Named()]


app = cdk.App()
stack = cdk.Stack(app, "Ledger")
cdk.Aspects.of(app).add(Owned())
for check in checks():
    cdk.Aspects.of(stack).add(check)
