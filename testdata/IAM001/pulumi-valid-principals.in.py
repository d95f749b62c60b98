import json

import pulumi_aws as aws

region = aws.get_region().name

# Names that look like mistakes, and are right.
for_trust = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {
                "Service": [
                    "edgelambda.amazonaws.com",
                    "backup.amazonaws.com",
                    "apigateway.amazonaws.com",
                    f"states.{region}.amazonaws.com",
                    "monitoring.rds.amazonaws.com",
                    "batchoperations.s3.amazonaws.com",
                    "logs.amazonaws.com",
                ]
            },
            "Action": "sts:AssumeRole",
        }
    ],
}
role = aws.iam.Role("many", assume_role_policy=json.dumps(for_trust))
anyone = aws.iam.Role(
    "anyone",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": {
                "Effect": "Allow",
                "Principal": {"AWS": "*"},
                "Action": "sts:AssumeRole",
            },
        }
    ),
)
by_account = aws.lambda_.Permission(
    "by-account", action="lambda:InvokeFunction", function="resize", principal="210987654321"
)
# An event source is not a principal.
rule = aws.cloudwatch.EventRule(
    "rule", event_pattern=json.dumps({"detail": {"eventSource": ["monitoring.amazonaws.com"]}})
)
