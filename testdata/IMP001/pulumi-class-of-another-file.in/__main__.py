import pulumi

from stacks.network import Network

network = Network("net")
storage = Storage("files", network)

pulumi.export("bucket", storage.bucket.id)
