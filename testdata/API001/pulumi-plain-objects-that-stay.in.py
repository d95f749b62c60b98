import pulumi_aws as aws

shared = {"days": 30}
more = {"status": "Enabled"}

aws.s3.BucketLifecycleConfiguration(
    "old",
    bucket="files",
    rules=[
        {"id": "old", "status": "Enabled", "expiration": shared},
        {"id": "camel", "status": "Enabled", "noncurrentVersionExpiration": {"noncurrentDays": 30}},
        {"id": "more", **more},
    ],
)
aws.lambda_.Function("work", role="role", environment={"variables": {"subnets": "a"}}, tags={"name": "work"})
aws.iam.Role("work", assume_role_policy={"Version": "2012-10-17", "Statement": []})
aws.lb.Listener("web", load_balancer_arn="lb", default_actions=[{"type": "fixed-response", "fixed_response": {"contentType": "text/plain", "unheard": 1}}])  # expect[API001]: has no field `unheard`
