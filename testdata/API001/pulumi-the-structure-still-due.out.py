"""Fields of the one structure that a resource still needs, and names that models give."""

import pulumi
import pulumi_aws as aws

files = aws.s3.Bucket("files")

# Nothing says which of two is meant, or a name that many things have.
aws.s3.BucketReplicationConfig(
    "both",
    bucket=files.id,
    role="arn:aws:iam::111122223333:role/copies",
    id="all",  # expect[API001]: takes no argument
)
given = pulumi.Config().require_object("given")
aws.s3.BucketVersioning("more", status="Enabled", **given)  # expect[API001]: takes no argument
aws.kinesis.FirehoseDeliveryStream(
    "warehouse",
    destination="redshift",
    s3_configuration={"role_arn": "r", "bucket_arn": "b"},  # expect[API001]: takes no argument
)

aws.s3.BucketVersioning("files", bucket=files.id, versioning_configuration=aws.s3.BucketVersioningVersioningConfigurationArgs(status="Enabled"))
aws.s3.BucketServerSideEncryptionConfiguration(
    "files",
    bucket=files.id,
    rules=[
        aws.s3.BucketServerSideEncryptionConfigurationRuleArgs(
            apply_server_side_encryption_by_default={"sse_algorithm": "AES256"},
        ),
    ],
)
aws.s3.BucketOwnershipControls(
    "files",
    bucket=files.id,
    # No access lists.
    rule=aws.s3.BucketOwnershipControlsRuleArgs(object_ownership="BucketOwnerEnforced"),
)
aws.kinesis.FirehoseDeliveryStream(
    "events",
    destination="extended_s3",
    extended_s3_configuration={"role_arn": "r", "bucket_arn": files.arn, "buffering_size": 5},
)
aws.guardduty.OrganizationConfiguration("all", detector_id="d", auto_enable_organization_members="NEW")
aws.ecs.Service(
    "web",
    cluster="main",
    task_definition="web:1",
    network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
        subnets=["subnet-0123456789abcdef0"],
        assign_public_ip=False,
    ),
)
aws.ecr.Repository("web", image_scanning_configuration=aws.ecr.RepositoryImageScanningConfigurationArgs(scan_on_push=True))
aws.ec2.Instance("jump", ami="ami-0123456789abcdef0", instance_type="t3.micro", key_name="ops")
aws.cloudtrail.Trail("all", s3_bucket_name=files.id)
