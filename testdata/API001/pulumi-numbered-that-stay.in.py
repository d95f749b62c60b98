import pulumi
import pulumi_aws as aws

config = pulumi.Config()
aws.batch.JobQueue(
    "nightly",
    state="ENABLED",
    priority=1,
    compute_environments=config.require_object("environments"),  # expect[API001]: no argument
)
# The ARN of a group that is only named is not known.
aws.ec2.FlowLog(
    "network",
    vpc_id="vpc-0123456789abcdef0",
    log_group_name="network",  # expect[API001]: takes no argument `log_group_name`
)
