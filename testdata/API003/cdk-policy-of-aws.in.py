from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from constructs import Construct


class Access(Stack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        iam.ManagedPolicy.from_managed_policy_name(self, "Own", "AmazonSSMManagedInstanceCore")
        # AWS has none of this name: it is the account's own, which needs a scope and an id.
        iam.ManagedPolicy.from_managed_policy_name("readers-of-the-ledger")  # expect[API003]: `scope`
        box = iam.Role(self, "Box", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
        box.add_managed_policy(iam.ManagedPolicy.from_managed_policy_name("AmazonSSMManagedInstanceCore"))
