import pulumi_aws as aws

service = aws.ecs.Service(
    "web",
    cluster="main",
    deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(
        maximum_percent=200,  # twice as many
        minimum_healthy_percent=100,
        deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(
            enable=True,
            rollback=True,
        ),
    ),
    desired_count=2,
)

rolling = aws.ecs.Service(
    "rolling",
    deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(
        strategy="ROLLING",
        maximum_percent=200,
    ),
)

aws.ec2.NetworkAclRule("web", rule_number=100, port_range={"from_": 443, "to": 443})
aws.appautoscaling.Target(
    "web",
    scaling={
        "min_capacity": 2,
        "max_capacity": 4,
    },
)
aws.lb.LoadBalancer("web", network_settings={"subnets": ["a", "b"], "security_groups": ["g"]})
