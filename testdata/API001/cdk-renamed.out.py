from aws_cdk import Duration, Stack
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_rds as rds
from aws_cdk import aws_s3 as s3


class Shop(Stack):
    def __init__(self, scope, id, group: autoscaling.AutoScalingGroup, vpc, **kwargs):
        super().__init__(scope, id, **kwargs)
        s3.Bucket(self, "Files", versioned=True)
        s3.Bucket(self, "Open", public_write_access=True)  # expect[API001]: takes no argument
        elbv2.HealthCheck(path="/up", interval=Duration.seconds(30), timeout=Duration.seconds(5))
        group.scale_on_request_count("Load", target_requests_per_minute=60)
        rds.DatabaseInstance(
            self,
            "Orders",
            engine=rds.DatabaseInstanceEngine.MYSQL,
            vpc=vpc,
            preferred_backup_window="01:00-02:00",
            backup_retention=Duration.days(7),
            storage_encryption_key=None,
            cloudwatch_logs_exports=["error"],
        )
        autoscaling.HealthCheck.elb(grace=Duration.minutes(3))
