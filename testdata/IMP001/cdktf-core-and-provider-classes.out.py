"""A table with a key."""
from cdktf import TerraformStack
from constructs import Construct
