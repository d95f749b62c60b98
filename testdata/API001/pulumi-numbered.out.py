import pulumi_aws as aws

spot = aws.batch.ComputeEnvironment("spot", type="MANAGED")
plain = aws.batch.ComputeEnvironment("plain", type="MANAGED")
aws.batch.JobQueue(
    "nightly",
    state="ENABLED",
    priority=1,
    compute_environment_orders=[
        aws.batch.JobQueueComputeEnvironmentOrderArgs(
            compute_environment=spot.arn,
            order=1,
        ),  # while there is any
        aws.batch.JobQueueComputeEnvironmentOrderArgs(
            compute_environment=plain.arn,
            order=2,
        ),
    ],
)
network_logs = aws.cloudwatch.LogGroup("network")
aws.ec2.FlowLog("network", vpc_id="vpc-0123456789abcdef0", log_destination=network_logs.arn)
