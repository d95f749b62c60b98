# Names and sizes of the network.
# Read by the operations team.

import base64
import os
import re
import pulumi_aws as aws
import pulumi_random as random

name = re.sub("[^a-z]", "", os.environ["NAME"])
data = base64.b64encode(name.encode())
password = random.RandomPassword("db", length=20)
instance = aws.ec2.Instance("box", user_data=data.decode())
