import pulumi_aws as aws

spot = aws.batch.ComputeEnvironment("spot", type="MANAGED")
plain = aws.batch.ComputeEnvironment("plain", type="MANAGED")
aws.batch.JobQueue(
    "nightly",
    state="ENABLED",
    priority=1,
    compute_environments=[
        spot.arn,  # while there is any
        plain.arn,
    ],
)
network_logs = aws.cloudwatch.LogGroup("network")
aws.ec2.FlowLog("network", vpc_id="vpc-0123456789abcdef0", log_group_name=network_logs.name)
