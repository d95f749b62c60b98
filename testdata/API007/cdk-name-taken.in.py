import aws_cdk as cdk

jsii = "the bridge"


class Owned(cdk.IAspect):  # expect[API007]: Owned cannot extend it
    def visit(self, node):
        print(jsii)
