"""The key of the trail is made when the other one is in use: it is the one that goes."""

import pulumi
import pulumi_aws as aws

logs_key = aws.kms.Key("logs-key", tags={"Team": "audit"})
aws.kms.Alias("logs-alias", name="alias/logs", target_key_id=logs_key.id)
trail_alias = aws.kms.Alias("trail-alias", name="alias/trail", target_key_id=logs_key.id)
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=logs_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
pulumi.export("trail_key", pulumi.Output.concat("key ", logs_key.arn))
