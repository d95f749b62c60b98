from cdktf import App
from stacks.storage import Storage, StorageProps

app = App()
Storage(app, "storage", props=StorageProps(environment_suffix="dev", bucket_name="files"))
app.synth()
