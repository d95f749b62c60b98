import pulumi_aws as aws
from types import MappingProxyType
from shop import __file__ as place
from shop import __path__, sizes

vpc = aws.ec2.Vpc("vpc", cidr_block="10.0.0.0/16", tags=dict(MappingProxyType({"at": place})))
print(__path__, sizes.LARGE)
