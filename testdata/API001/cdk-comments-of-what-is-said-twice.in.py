from aws_cdk import Stack
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_rds as rds


class Dairy(Stack):
    def __init__(self, scope, id, vpc: ec2.Vpc, **kwargs):
        super().__init__(scope, id, **kwargs)
        rds.DatabaseInstance(
            self,
            "Milk",
            engine=rds.DatabaseInstanceEngine.MYSQL,
            vpc=vpc,
            cloudwatch_logs_exports=["error"],
            # Read by the dairy alone.
            enabled_cloudwatch_logs_exports=["error"],  # nothing else
        )
        autoscaling.AutoScalingGroup(
            self,
            "Cows",
            vpc=vpc,
            instance_type=ec2.InstanceType("t3.micro"),
            machine_image=ec2.MachineImage.latest_amazon_linux2023(),
            min_capacity=1,  # one at least
            max_capacity=3,
            min_size=1,
        )
