import pulumi_aws as aws

# Not what CloudFormation calls an argument of a queue.
aws.sqs.Queue("jobs", cache_node_type="cache.t4g.micro")  # expect[API001]: `cache_node_type`
# The right name is given already.
aws.rds.Instance(
    "orders",
    instance_class="db.t4g.micro",
    db_instance_class="db.t4g.small",  # expect[API001]: the nearest are `instance_class`
)
# A name is no ARN.
aws.ec2.FlowLog(
    "network",
    vpc_id="vpc-0123456789abcdef0",
    deliver_logs_permission_arn="flow-logs",  # expect[API001]: `deliver_logs_permission_arn`
    log_destination="arn:aws:logs:eu-west-1:111122223333:log-group:network",
)
