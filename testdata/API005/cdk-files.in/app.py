import aws_cdk as cdk
from stacks.base import BaseStack
from stacks.web import WebStack

app = cdk.App()
base = BaseStack(app, "Base", environment="lab")
web = WebStack(app, "Web", environment="live")
cdk.Tags.of(web).add("Stage", web.environment)
cdk.CfnOutput(base, "Stage", value=base.environment)
cdk.CfnOutput(base, "Where", value=cdk.Stack.of(base).environment)
app.synth()
