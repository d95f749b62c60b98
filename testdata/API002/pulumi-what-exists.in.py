import pulumi
import pulumi_aws as aws

network = aws.ec2.Vpc("network", cidr_block="10.0.0.0/16")
network.private_subnet_ids = [
    aws.ec2.Subnet(f"private-{index}", vpc_id=network.id, cidr_block=f"10.0.{index}.0/24").id
    for index in range(2)
]
pulumi.export("subnets", network.private_subnet_ids)
here = aws.get_caller_identity()
pulumi.export("account", here.account_id)
secret = aws.rds.Instance("base", instance_class="db.t3.micro").master_user_secrets
pulumi.export("secret", secret[0].secret_arn)
