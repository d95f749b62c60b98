import pulumi_aws as aws

partition = aws.get_partition().partition
RECORDER = "arn:aws:iam::aws:policy/service-role/ConfigRole"  # expect[IAM003]: AWS_ConfigRole
aws.iam.RolePolicyAttachment("recorder", role="a", policy_arn=RECORDER)
aws.iam.RolePolicyAttachment(
    "deploy",
    role="b",
    policy_arn=f"arn:{partition}:iam::aws:policy/AWSCodeDeployRole",  # expect[IAM003]: path is part
)
aws.iam.RolePolicyAttachment(
    "queue",
    role="c",
    policy_arn='arn:aws:iam::aws:policy/service-role/AmazonSQSFullAccess',  # expect[IAM003]: path
)
aws.iam.RolePolicyAttachment(
    "vpc",
    role="d",
    policy_arn="arn:aws:iam::aws:policy/"  # expect[IAM003]: AWS writes it
    "service-role/AWSLambdaVpcAccessExecutionRole",
)
aws.iam.RolePolicyAttachment(
    "sum",
    role="e",
    policy_arn="arn:aws:iam::aws:policy/" + "AWSConfigRole",  # expect[IAM003]: AWS_ConfigRole
)
