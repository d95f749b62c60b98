from stacks.network import Network
from stacks.storage import Storage

Storage("files", Network("net"))
