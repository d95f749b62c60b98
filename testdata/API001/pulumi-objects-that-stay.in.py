import pulumi_aws as aws

limits = {"maximum_percent": 200}
more = {"to": 443}

aws.ecs.Service(
    "strategy",
    deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(strategy="ROLLING"),
)
aws.ecs.Service("by-name", rollout=limits)  # expect[API001]: takes no argument `rollout`
aws.ec2.NetworkAclRule("open", port_range={"from_": 443, **more})  # expect[API001]: port_range
aws.sqs.Queue("named", settings={"name": "orders"})  # expect[API001]: takes no argument `settings`
aws.sqs.Queue("mixed", redrive={"name": "x", "unheard_of": 1})  # expect[API001]: `redrive`
aws.lb.LoadBalancer("web", network={"subnets": ["a"], "enabled": True})  # expect[API001]: `network`
aws.appautoscaling.Target("twice", min_capacity=1, scaling={"min_capacity": 2, "max_capacity": 4})  # expect[API001]: `scaling`
