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

aws.s3.BucketVersioning("files", bucket=files.id, status="Enabled")
aws.s3.BucketServerSideEncryptionConfiguration(
    "files",
    bucket=files.id,
    apply_server_side_encryption_by_default={"sse_algorithm": "AES256"},
)
aws.s3.BucketOwnershipControls(
    "files",
    bucket=files.id,
    # No access lists.
    object_ownership="BucketOwnerEnforced",
)
aws.kinesis.FirehoseDeliveryStream(
    "events",
    destination="s3",
    s3_configuration={"role_arn": "r", "bucket_arn": files.arn, "buffer_size": 5},
)
aws.guardduty.OrganizationConfiguration("all", detector_id="d", auto_enable=True)
aws.ecs.Service(
    "web",
    cluster="main",
    task_definition="web:1",
    subnets=["subnet-0123456789abcdef0"],
    assign_public_ip=False,
)
aws.ecr.Repository("web", scan_on_push=True)
aws.ec2.Instance("jump", ami="ami-0123456789abcdef0", instance_type="t3.micro", key_pair="ops")
aws.cloudtrail.Trail("all", bucket=files.id)
