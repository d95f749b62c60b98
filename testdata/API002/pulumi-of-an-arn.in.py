"""Programs that hand on what they export: texts, where resources are asked for."""

import pulumi
import pulumi_aws as aws


def regional(name):
    work = aws.lambda_.Function(f"{name}-work", role="arn:aws:iam::111122223333:role/work")
    table = aws.dynamodb.Table(f"{name}-table", hash_key="id")
    key = aws.kms.Key(f"{name}-key")
    return {"work_arn": work.arn, "table_arn": table.arn, "key_arn": key.arn, "name": name}


def watch(work: aws.lambda_.Function, table: aws.dynamodb.Table, key: aws.kms.Key):
    aws.cloudwatch.MetricAlarm(
        "errors",
        comparison_operator="GreaterThanThreshold",
        evaluation_periods=1,
        dimensions={"FunctionName": work.name, "TableName": table.name},
    )
    pulumi.export("policy", pulumi.Output.json_dumps({"Resource": [work.arn, table.arn]}))
    pulumi.export("alias", key.name)  # expect[API002]: is a text, which has no name
    pulumi.export("version", work.version)  # expect[API002]: is a text, which has no version
    pulumi.export("upper", work.apply(lambda arn: arn.upper()))


class Watch:
    def __init__(self, name):
        self.name = name


def either(work):
    return work.name


regions = {}
for region in ["eu-west-1", "us-east-1"]:
    regions[region] = regional(region)

home = regions["eu-west-1"]
watch(home["work_arn"], home["table_arn"], key=home["key_arn"])
either(home["work_arn"])
either(aws.lambda_.Function("other", role="arn:aws:iam::111122223333:role/work"))
pulumi.export("regions", regions)
