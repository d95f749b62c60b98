import pulumi_aws as aws

network = aws.ec2.Vpc("network", cidr_block="10.8.0.0/16")
gateway = aws.ec2.InternetGateway("gateway", vpc_id=network.id)
# A gateway is no VPC.
aws.ec2.Subnet(
    "front",
    vpc=gateway,  # expect[API001]: `vpc`
    cidr_block="10.8.1.0/24",
)
# Two arguments are missing: which one is meant?
aws.msk.Cluster(
    "events",
    version="3.6.0",  # expect[API001]: `version`
    broker_node_group_info={"client_subnets": [], "instance_type": "kafka.t3.small", "security_groups": []},
)
# A policy's text is no ARN.
aws.iam.RolePolicyAttachment(
    "logs",
    role="writer",
    policy='{"Version": "2012-10-17", "Statement": []}',  # expect[API001]: `policy`
)
# The structure takes an id of its own, which is not the one of the function.
aws.lambda_.Function("work", role="arn:aws:iam::123456789012:role/work", tracing_level=3)  # expect[API001]: `tracing_level`
# How long a token lasts is counted in the unit that is said.
aws.cognito.UserPoolClient(
    "site",
    user_pool_id="eu-west-1_a",
    access_token_validity_hours=2,  # expect[API001]: `access_token_validity_hours`
    token_validity_units={"access_token": "minutes"},
)
