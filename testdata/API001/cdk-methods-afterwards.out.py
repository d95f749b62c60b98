from aws_cdk import Stack
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2


class Shop(Stack):
    def __init__(self, scope, id, vpc: ec2.Vpc, groups):
        super().__init__(scope, id)
        self.orders = dynamodb.Table(
            self,
            "Orders",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        )

        # What the shop's pages ask for
        self.orders.add_global_secondary_index(
            index_name="by-customer",
            partition_key=dynamodb.Attribute(
                name="customer", type=dynamodb.AttributeType.STRING
            ),
        )

        self.orders.add_global_secondary_index(
            index_name="by-day",
            partition_key=dynamodb.Attribute(name="day", type=dynamodb.AttributeType.NUMBER),
        )
        web = ec2.SecurityGroup(self, "Web", vpc=vpc)
        ssh = ec2.SecurityGroup(self, "Ssh", vpc=vpc)
        host = ec2.Instance(
            self,
            "Host",
            vpc=vpc,
            instance_type=ec2.InstanceType("t3.micro"),
            machine_image=ec2.MachineImage.latest_amazon_linux2023(),
            security_group=web,
        )

        host.add_security_group(ssh)
        self.host = host
        self.fleet = autoscaling.AutoScalingGroup(self, "Fleet", vpc=vpc, target_groups=groups)  # expect[API001]: `target_groups`
        ec2.Instance(
            self,
            "Nameless",
            vpc=vpc,
            instance_type=ec2.InstanceType("t3.micro"),
            machine_image=ec2.MachineImage.latest_amazon_linux2023(),
            security_groups=[web, ssh],  # expect[API001]: `security_groups`
        )
        day = dynamodb.Attribute(name="day", type=dynamodb.AttributeType.NUMBER)
        dynamodb.Table(
            self,
            "Days",
            partition_key=day,
            # This would have no place in front of the table
            global_secondary_indexes=[dynamodb.GlobalSecondaryIndexProps(index_name="by-day", partition_key=day)],  # expect[API001]: `global_secondary_indexes`
        )
