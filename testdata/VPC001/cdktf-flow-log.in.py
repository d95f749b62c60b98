from cdktf_cdktf_provider_aws.flow_log import FlowLog


def declare(scope):
    FlowLog(scope, "flow", vpc_id="vpc-1", traffic_type="ALL", max_aggregation_interval=120)
