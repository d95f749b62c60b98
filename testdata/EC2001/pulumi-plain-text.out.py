import base64

import pulumi
import pulumi_aws as aws

size = pulumi.Config().get("size") or "small"
SCRIPT = """#!/bin/bash
yum update -y
"""
aws.ec2.LaunchTemplate("named", user_data=base64.b64encode(SCRIPT.encode()).decode())
aws.ec2.LaunchTemplate("inline", user_data=base64.b64encode("#cloud-config\npackages: [httpd]\n".encode()).decode())
aws.ec2.LaunchTemplate("holes", user_data=base64.b64encode(f"#!/bin/sh\necho {size}\n".encode()).decode())
aws.ec2.LaunchTemplate("chosen", user_data=SCRIPT + "reboot")  # expect[EC2001]: put together
aws.ec2.Instance("instance", ami="a", instance_type="t3.micro", user_data_base64=base64.b64encode(SCRIPT.encode()).decode())
aws.ec2.Instance("right", ami="a", instance_type="t3.micro", user_data=SCRIPT)
aws.ec2.LaunchTemplate("encoded", user_data=base64.b64encode(SCRIPT.encode()).decode())
aws.ec2.LaunchTemplate("ready", user_data="IyEvYmluL2Jhc2gK")
key = aws.kms.Key("key")
aws.ec2.LaunchTemplate("late", user_data=f"#!/bin/sh\necho {key.arn}\n")  # expect[EC2001]: alone
