import pulumi_aws as aws
from pulumi_aws.iam import IamPolicy

role = aws.iam.IamRole("orders", assume_role_policy="{}")
policy = IamPolicy("orders", policy="{}")
cluster = aws.ecs.EcsCluster("orders")
inventory = aws.s3.BucketInventory(
    "files",
    bucket="files",
    included_object_versions="All",
    destination=aws.s3.BucketInventoryDestinationArgs(
        bucket=aws.s3.BucketInventoryDestinationBucketArgs(bucket_arn="arn", format="CSV"),
    ),
    schedule=aws.s3.BucketInventoryScheduleArgs(frequency="Daily"),
)
insight = aws.cloudwatch.InsightRule("throttled", rule_name="throttled", rule_definition="{}")
