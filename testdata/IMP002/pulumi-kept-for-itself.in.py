import pulumi
import pulumi_aws as aws
from pulumi.runtime.rpc import _RESOURCE_MODULES
from pulumi.runtime import proto, rpc
from pulumi.runtime.known_types import is_output
from pulumi_aws import _utilities
from pulumi_aws._inputs import ProviderAssumeRoleArgs

print(_RESOURCE_MODULES, _utilities.get_version(), ProviderAssumeRoleArgs, aws._enums)
print(pulumi._types)
print(is_output(None), proto.DiffResponse, rpc.deserialize_properties)
