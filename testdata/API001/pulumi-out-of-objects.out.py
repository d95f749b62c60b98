import pulumi_aws as aws

service = aws.ecs.Service(
    "web",
    cluster="main",
    deployment_maximum_percent=200,  # twice as many
    deployment_minimum_healthy_percent=100,
    deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(
        enable=True,
        rollback=True,
    ),
    desired_count=2,
)

rolling = aws.ecs.Service(
    "rolling",
    deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(
        strategy="ROLLING",
    ),
    deployment_maximum_percent=200,
)

aws.ec2.NetworkAclRule("web", rule_number=100, from_port=443, to_port=443)
aws.appautoscaling.Target(
    "web",
    min_capacity=2,
    max_capacity=4,
)
aws.lb.LoadBalancer("web", subnets=["a", "b"], security_groups=["g"])
