from aws_cdk import aws_ec2 as ec2

ec2.MachineImage.latest_amazon_linux2023(
    virtualization=ec2.AmazonLinuxVirt.HVM,
    cpu_type=ec2.AmazonLinuxCpuType.ARM_64,
)
ec2.MachineImage.latest_amazon_linux2023(virtualization=ec2.AmazonLinuxVirt.PV)
