# fixiac-test: unsafe-fixes
from aws_cdk import aws_iam as iam


def roles(scope, suffix, name):
    dms = iam.ServicePrincipal("dms.amazonaws.com")
    iam.Role(
        scope,
        "Endpoint",
        assumed_by=dms,
        managed_policies=[
            iam.ManagedPolicy.from_aws_managed_policy_name("service-role/AmazonDMSRedshiftS3Role")
        ],
    )
    iam.Role(
        scope,
        "Named",
        role_name=name,  # expect[DMS001]: under the name dms-vpc-role
        assumed_by=dms,
        managed_policies=[
            iam.ManagedPolicy.from_aws_managed_policy_name("service-role/AmazonDMSVPCManagementRole")
        ],
    )
    both = [
        "service-role/AmazonDMSCloudWatchLogsRole",
        "service-role/AmazonDMSVPCManagementRole",
    ]
    iam.Role(  # expect[DMS001]: dms-cloudwatch-logs-role and dms-vpc-role
        scope,
        "Both",
        assumed_by=dms,
        managed_policies=[
            iam.ManagedPolicy.from_aws_managed_policy_name(both[0]),
            iam.ManagedPolicy.from_aws_managed_policy_name(both[1]),
        ],
    )
