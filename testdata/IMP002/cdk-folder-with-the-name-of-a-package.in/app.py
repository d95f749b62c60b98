from aws_cdk import App

from lib.constructs.store import Store

app = App()
Store(app, "store")
app.synth()
