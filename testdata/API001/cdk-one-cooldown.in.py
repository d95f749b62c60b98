from aws_cdk import Duration
from aws_cdk import aws_applicationautoscaling as appscaling
from aws_cdk import aws_autoscaling as autoscaling


def scale(group: autoscaling.AutoScalingGroup, tasks: appscaling.ScalableTarget):
    group.scale_on_cpu_utilization(
        "Cpu",
        target_utilization_percent=60,
        scale_in_cooldown=Duration.minutes(3),
        scale_out_cooldown=Duration.minutes(3),
    )
    # Two that differ are not one.
    group.scale_on_request_count(
        "Requests",
        target_requests_per_minute=600,
        scale_in_cooldown=Duration.minutes(5),  # expect[API001]: `scale_in_cooldown`
        scale_out_cooldown=Duration.minutes(1),  # expect[API001]: `scale_out_cooldown`
    )
    tasks.scale_to_track_metric(
        "Tasks",
        target_value=60,
        scale_in_cooldown=Duration.minutes(3),
        scale_out_cooldown=Duration.minutes(3),
    )
