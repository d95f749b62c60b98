from aws_cdk import App, Stack  # the basics

app = App()
Stack(app, "main")
app.synth()
