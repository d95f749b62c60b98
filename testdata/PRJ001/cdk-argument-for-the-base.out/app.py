import aws_cdk as cdk
from lib.storage import Storage

app = cdk.App()
Storage(
    app,
    "storage",
    environment_suffix="dev",  # which one
    env=cdk.Environment(region="eu-west-1"),
)
app.synth()
