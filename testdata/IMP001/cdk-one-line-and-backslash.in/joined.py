from aws_cdk import App, Stack

app = App()
stack = Stack(app, "Main")
Tags.of(stack).add("team", "data")
