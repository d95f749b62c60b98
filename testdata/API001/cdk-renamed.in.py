from aws_cdk import Duration, Stack
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_rds as rds
from aws_cdk import aws_s3 as s3


class Shop(Stack):
    def __init__(self, scope, id, group: autoscaling.AutoScalingGroup, vpc, **kwargs):
        super().__init__(scope, id, **kwargs)
        s3.Bucket(self, "Files", versioning=True, public_write_access=False)
        s3.Bucket(self, "Open", public_write_access=True)
        elbv2.HealthCheck(path="/up", interval_seconds=30, timeout_seconds=5)
        group.scale_on_request_count("Load", requests_per_minute=60)
        rds.DatabaseInstance(
            self,
            "Orders",
            engine=rds.DatabaseInstanceEngine.MYSQL,
            vpc=vpc,
            backup_window="01:00-02:00",
            backup_retention_days=7,
            kms_key=None,
            cloudwatch_logs_exports=["error"],
            enabled_cloudwatch_logs_exports=["error"],
        )
        autoscaling.HealthCheck.elb(Duration.minutes(3))
