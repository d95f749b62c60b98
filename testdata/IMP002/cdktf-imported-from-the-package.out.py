from cdktf import TerraformStack
