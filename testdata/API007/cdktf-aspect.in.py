import jsii
from cdktf import App, Aspects, IAspect, TerraformStack
from constructs import IConstruct


class Owned(IAspect):
    def visit(self, node: IConstruct) -> None:
        print(node.node.id)


app = App()
stack = TerraformStack(app, "ledger")
Aspects.of(stack).add(Owned())
app.synth()
