# fixiac-test: select=API001,API003,IMP002
import pulumi_aws as aws

aws.s3.BucketReplicationConfiguration(
    "copies",
    bucket="files",
    role="arn:aws:iam::111122223333:role/copies",
    rules=[
        aws.s3.BucketReplicationConfigurationRuleArgs(
            status="Enabled",
            destination=aws.s3.BucketReplicationConfigurationRuleDestinationArgs(
                bucket="arn:aws:s3:::copies",
                metrics=aws.s3.BucketReplicationConfigurationRuleDestinationMetricsArgs(
                    status="Enabled",
                    event_threshold=aws.s3.BucketReplicationConfigurationRuleDestinationMetricsEventThresholdArgs(
                        minutes=15
                    ),
                ),
            ),
        )
    ],
)
aws.s3.Copies(  # expect[IMP002]: has no pulumi_aws.s3.Copies
    metrics=aws.s3.BucketReplicationConfigurationRuleDestinationMetricsArgs(
        status="Enabled",
        event_threshold=15,  # expect[API001]: takes no argument `event_threshold`
    )
)
