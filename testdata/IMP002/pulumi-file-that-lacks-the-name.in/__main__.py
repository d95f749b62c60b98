from stacks.network import Network, Storage

Storage("files", Network("net"))
