import jsii
from cdktf import App, Aspects, IAspect, TerraformStack
from constructs import IConstruct


@jsii.implements(IAspect)
class Owned:
    def visit(self, node: IConstruct) -> None:
        print(node.node.id)


app = App()
stack = TerraformStack(app, "ledger")
Aspects.of(stack).add(Owned())
app.synth()
