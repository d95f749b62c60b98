from sizes import LARGE, prefix

import aws_cdk as cdk

stack = cdk.Stack(cdk.App(), prefix)
