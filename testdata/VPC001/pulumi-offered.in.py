import pulumi_aws as aws

aws.ec2.FlowLog("a", vpc_id="vpc-1", traffic_type="ALL", max_aggregation_interval=60)
aws.ec2.FlowLog("b", vpc_id="vpc-1", traffic_type="ALL", max_aggregation_interval=600)
aws.ec2.FlowLog("c", vpc_id="vpc-1", traffic_type="ALL")
