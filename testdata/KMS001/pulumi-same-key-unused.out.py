"""A key that was made twice, the second time for nothing."""

import pulumi_aws as aws

data_key = aws.kms.Key("data-key", description="Key for the data", enable_key_rotation=True)
aws.kms.Alias("data-alias", name="alias/data", target_key_id=data_key.id)

aws.rds.Instance(
    "ledger",
    engine="postgres",
    instance_class="db.t4g.micro",
    allocated_storage=20,
    storage_encrypted=True,
    kms_key_id=data_key.arn,
)
