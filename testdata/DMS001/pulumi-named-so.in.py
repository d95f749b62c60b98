import pulumi_aws as aws

TRUST = "{}"
POLICIES = "arn:aws:iam::aws:policy/service-role"

vpc = aws.iam.Role("vpc", name="dms-vpc-role", assume_role_policy=TRUST)
aws.iam.RolePolicyAttachment(
    "vpc", role=vpc.name, policy_arn=f"{POLICIES}/AmazonDMSVPCManagementRole"
)
worker = aws.iam.Role("worker", name="worker", assume_role_policy=TRUST)
aws.iam.RolePolicyAttachment(
    "worker", role=worker.name, policy_arn=f"{POLICIES}/AWSLambdaBasicExecutionRole"
)


def attach(role):
    aws.iam.RolePolicyAttachment(
        "passed", role=role, policy_arn=f"{POLICIES}/AmazonDMSVPCManagementRole"
    )


attach("dms-vpc-role")
