import json

import pulumi_aws as aws

# EventBridge sends the guards to the key of an event bus.
key = aws.kms.Key(
    "bus",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "events.amazonaws.com"},
                    "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
                    "Resource": "*",
                    "Condition": {"StringEquals": {"aws:SourceAccount": "210987654321"}},
                },
            ]
        }
    ),
)
bus = aws.cloudwatch.EventBus("bus", kms_key_identifier=key.arn)
