from stacks import Base, app

Base(app, "base", env="prod")
app.synth()
