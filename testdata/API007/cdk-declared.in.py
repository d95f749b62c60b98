import aws_cdk as cdk
import jsii
from constructs import Construct, IConstruct


@jsii.implements(cdk.IAspect)
class Owned:
    def visit(self, node: IConstruct) -> None:
        cdk.Tags.of(node).add("owner", "billing")


class Ledger(Construct):
    pass


class IStore:
    pass


class Store(IStore):
    pass


app = cdk.App()
cdk.Aspects.of(app).add(Owned())
