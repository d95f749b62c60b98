import pulumi_aws as aws

host = aws.ec2.Instance("nat", ami="ami-1", instance_type="t4g.nano", source_dest_check=False)
aws.ec2.Route("out", route_table_id="rtb-1", destination_cidr_block="0.0.0.0/0", instance_id=host.id)
aws.ec2.RouteTable(
    "private",
    vpc_id="vpc-1",
    routes=[aws.ec2.RouteTableRouteArgs(cidr_block="0.0.0.0/0", instance_id=host.id)],
)
aws.ec2.Route("given", route_table_id="rtb-2", destination_cidr_block="0.0.0.0/0", instance_id="i-1")  # expect[API001]: takes no argument `instance_id`
