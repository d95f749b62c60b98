import pulumi_aws as aws
from pulumi_aws.iam import Policy

role = aws.iam.Role("orders", assume_role_policy="{}")
policy = Policy("orders", policy="{}")
cluster = aws.ecs.Cluster("orders")
inventory = aws.s3.Inventory(
    "files",
    bucket="files",
    included_object_versions="All",
    destination=aws.s3.InventoryDestinationArgs(
        bucket=aws.s3.InventoryDestinationBucketArgs(bucket_arn="arn", format="CSV"),
    ),
    schedule=aws.s3.InventoryScheduleArgs(frequency="Daily"),
)
insight = aws.cloudwatch.ContributorInsightRule("throttled", rule_name="throttled", rule_definition="{}")
