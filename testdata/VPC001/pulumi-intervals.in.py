import pulumi_aws as aws

INTERVAL = 300
aws.ec2.FlowLog("a", vpc_id="vpc-1", traffic_type="ALL", max_aggregation_interval=INTERVAL)
aws.ec2.FlowLog("b", vpc_id="vpc-1", traffic_type="ALL", max_aggregation_interval=900)
aws.ec2.FlowLog("c", vpc_id="vpc-1", traffic_type="ALL", max_aggregation_interval=10)
