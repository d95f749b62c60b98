import pulumi
from keys import *

pulumi.export("logs_key", logs_key.arn)
