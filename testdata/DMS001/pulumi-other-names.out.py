# fixiac-test: unsafe-fixes
import json

import pulumi
import pulumi_aws as aws

stage = pulumi.get_stack()
trust = json.dumps({"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole"}]})

vpc_role = aws.iam.Role(
    "dms-vpc",
    name="dms-vpc-role",
    assume_role_policy=trust,
)
aws.iam.RolePolicyAttachment(
    "dms-vpc",
    role=vpc_role.name,
    policy_arn="arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole",
)
aws.iam.Role(
    "dms-logs",
    assume_role_policy=trust,
    managed_policy_arns=["arn:aws:iam::aws:policy/service-role/AmazonDMSCloudWatchLogsRole"],
    name="dms-cloudwatch-logs-role",
)
