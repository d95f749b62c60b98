# The installed package of the same name.
from docker import DockerClient
import pulumi


def name() -> str:
    return f"{pulumi.get_stack()}-{DockerClient().version()}"
