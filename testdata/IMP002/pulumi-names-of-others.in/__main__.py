import pulumi
from shop import network
from shop.docker import images
from shop.parts import later

pulumi.export("vpc", network.vpc.id)
pulumi.export("image", images.name())
pulumi.export("later", later.value)
