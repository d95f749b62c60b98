"""Private routes that go through a gateway or an instance."""

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
gateway = config.get_bool("gateway")
nat = aws.ec2.Instance("nat", ami="ami-0123456789abcdef0", instance_type="t3.micro")
other = aws.ec2.Instance("other", ami="ami-0123456789abcdef0", instance_type="t3.micro")
vpc = aws.ec2.Vpc("net", cidr_block="10.0.0.0/16")
nat_id = None if gateway else nat.primary_network_interface_id
shown_id = nat.id if gateway else other.id

aws.ec2.RouteTable(
    "private",
    vpc_id=vpc.id,
    routes=[aws.ec2.RouteTableRouteArgs(cidr_block="0.0.0.0/0", network_interface_id=nat_id)],
)
aws.ec2.Route(
    "there",
    route_table_id="rtb-0123456789abcdef0",
    network_interface_id=nat.primary_network_interface_id if gateway else other.primary_network_interface_id,
)
aws.ec2.Route(
    "read-elsewhere",
    route_table_id="rtb-0123456789abcdef0",
    instance_id=shown_id,  # expect[API001]: instance_id
)
aws.ec2.Route(
    "unknown",
    route_table_id="rtb-0123456789abcdef0",
    instance_id=nat.id if gateway else config.get("nat"),  # expect[API001]: instance_id
)
pulumi.export("nat", shown_id)
