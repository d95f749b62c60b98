from aws_cdk.core import App, Stack  # the basics

app = App()
Stack(app, "main")
app.synth()
