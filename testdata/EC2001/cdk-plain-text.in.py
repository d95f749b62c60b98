from aws_cdk import Fn, Stack
from aws_cdk import aws_ec2 as ec2


class Servers(Stack):
    def __init__(self, scope, id_, vpc):
        super().__init__(scope, id_)
        script = f"""#!/bin/bash
echo {vpc.vpc_id}
"""
        ec2.CfnLaunchTemplate(
            self,
            "template",
            launch_template_data=ec2.CfnLaunchTemplate.LaunchTemplateDataProperty(
                user_data=script
            ),
        )
        ec2.CfnInstance(self, "instance", user_data="<powershell>\nDir\n</powershell>")
        ec2.CfnInstance(self, "encoded", user_data=Fn.base64(script))
        ec2.LaunchTemplate(self, "own", user_data=ec2.UserData.custom(script))
