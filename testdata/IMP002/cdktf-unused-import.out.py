from cdktf import App, TerraformStack

app = App()
TerraformStack(app, "main")
app.synth()
