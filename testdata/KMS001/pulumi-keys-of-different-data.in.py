"""Keys that are alike in all but what they protect stay apart."""

import pulumi_aws as aws

orders_key = aws.kms.Key("orders-key", enable_key_rotation=True)
images_key = aws.kms.Key("images-key", enable_key_rotation=True)
thumbs_key = aws.kms.Key("thumbs-key", enable_key_rotation=True)
app_logs_key = aws.kms.Key("app-logs-key", enable_key_rotation=True)

database = aws.rds.Instance(
    "orders",
    engine="postgres",
    instance_class="db.t4g.micro",
    allocated_storage=20,
    storage_encrypted=True,
    kms_key_id=orders_key.arn,
)
images = aws.s3.Bucket("images")
aws.s3.BucketServerSideEncryptionConfigurationV2(
    "images-encryption",
    bucket=images.id,
    rules=[
        {
            "apply_server_side_encryption_by_default": {
                "sse_algorithm": "aws:kms",
                "kms_master_key_id": images_key.arn,
            }
        }
    ],
)
thumbs = aws.s3.Bucket("thumbs")
aws.s3.BucketServerSideEncryptionConfigurationV2(
    "thumbs-encryption",
    bucket=thumbs.id,
    rules=[
        {
            "apply_server_side_encryption_by_default": {
                "sse_algorithm": "aws:kms",
                "kms_master_key_id": thumbs_key.arn,
            }
        }
    ],
)
aws.cloudwatch.LogGroup("app", kms_key_id=app_logs_key.arn)
