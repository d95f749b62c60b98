"""One key for each tenant, keys that others may use by alias or output: all are meant."""

import pulumi
import pulumi_aws as aws

for_one = aws.kms.Key("tenant-1", enable_key_rotation=True)
for_two = aws.kms.Key("tenant-2", enable_key_rotation=True)
for tenant, key in (("one", for_one), ("two", for_two)):
    aws.dynamodb.Table(
        tenant,
        hash_key="id",
        billing_mode="PAY_PER_REQUEST",
        attributes=[{"name": "id", "type": "S"}],
        server_side_encryption={"enabled": True, "kms_key_arn": key.arn},
    )

left_key = aws.kms.Key("queue-1-key")
right_key = aws.kms.Key("queue-2-key")
aws.sqs.Queue("left", kms_master_key_id=left_key.id)
aws.sqs.Queue("right", kms_master_key_id=right_key.id)

mail_key = aws.kms.Key("mail-key", description="Mail")
mail_kms_key = aws.kms.Key("mail-kms-key", description="Mail")
pulumi.export("mail_key", mail_key.arn)
aws.kms.Alias("mail", name="alias/mail", target_key_id=mail_kms_key.id)
