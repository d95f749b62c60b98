from cdktf import App
from stacks.storage import Storage

app = App()
Storage(app, "storage", environment_suffix="dev", bucket_name="files")
app.synth()
