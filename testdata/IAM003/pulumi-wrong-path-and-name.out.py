import pulumi_aws as aws

partition = aws.get_partition().partition
RECORDER = "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole"
aws.iam.RolePolicyAttachment("recorder", role="a", policy_arn=RECORDER)
aws.iam.RolePolicyAttachment(
    "deploy",
    role="b",
    policy_arn=f"arn:{partition}:iam::aws:policy/service-role/AWSCodeDeployRole",
)
aws.iam.RolePolicyAttachment(
    "queue",
    role="c",
    policy_arn='arn:aws:iam::aws:policy/AmazonSQSFullAccess',
)
aws.iam.RolePolicyAttachment(
    "vpc",
    role="d",
    policy_arn="arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
)
aws.iam.RolePolicyAttachment(
    "sum",
    role="e",
    policy_arn="arn:aws:iam::aws:policy/service-role/AWS_ConfigRole",
)
