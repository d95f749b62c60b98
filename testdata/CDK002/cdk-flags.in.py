from aws_cdk import App, Stack

app = App(
    context={
        "@aws-cdk/core:enableStackNameDuplicates": True,
        "@aws-cdk/aws-s3:grantWriteWithoutAcl": False,  # expect[CDK002]: behaves as if it were on
        "@aws-cdk/core:checkSecretUsage": True,
        "stage": "live",
    }
)
app.node.set_context("aws-cdk:enableDiffNoFail", True)
app.node.set_context("@aws-cdk/aws-lambda:recognizeVersionProps", True)


class Keys(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        self.node.set_context("@aws-cdk/aws-kms:defaultKeyPolicies", True)


Keys(app, "Keys")
