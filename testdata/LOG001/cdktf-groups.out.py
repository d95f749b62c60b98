from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup


def group(scope, name, days):
    return CloudwatchLogGroup(scope, name, name=name, retention_in_days=days)


def declare(scope):
    group(scope, "audit", 1096)
