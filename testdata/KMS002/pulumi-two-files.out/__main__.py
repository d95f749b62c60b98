import pulumi_aws as aws

from keys import Keys

keys = Keys("shop", "eu-west-2")
aws.cloudwatch.LogGroup("orders", kms_key_id=keys.logs.arn)
