import os

from cdktf import App, TerraformStack

if os.environ.get("STAGE"):
    stage = os.environ["STAGE"]

app = App()
TerraformStack(app, f"main-{stage}")
TerraformStack(app, f"main-{suffix}")  # expect[IMP001]: suffix is used here
app.synth()
