import aws_cdk as cdk
from aws_cdk import Stack, aws_iam as iam
from aws_cdk import aws_lambda_python_alpha as lambda_python
from aws_cdk.lambda_layer_kubectl_v31 import KubectlV31Layer

try:
    from aws_cdk import core
except ImportError:
    core = cdk


class Main(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        lambda_python.PythonFunction
        KubectlV31Layer(self, "Kubectl")
        iam.Role(self, "Role", assumed_by=iam.AccountRootPrincipal())
        cdk.Tags.of(self).add("team", "data")
        core.Tags.of(self).add("owner", "data")
