import pulumi_aws as aws

role = aws.iam.Role("moving", name="moving", assume_role_policy="{}")  # expect[DMS001]: dms-vpc-role
aws.iam.RolePolicyAttachment(
    "moving",
    role=role.name,
    policy_arn="arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole",
)
