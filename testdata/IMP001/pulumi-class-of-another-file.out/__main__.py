import pulumi

from stacks.network import Network
from stacks.storage import Storage

network = Network("net")
storage = Storage("files", network)

pulumi.export("bucket", storage.bucket.id)
