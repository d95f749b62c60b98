import pulumi
import pulumi_aws as aws

mill = aws.sqs.Queue("mill")
flour = aws.sns.Topic(
    "flour",
    # Nobody sells the mill.
    # Grain comes first.
    # so far
    opts=pulumi.ResourceOptions(protect=True, depends_on=[  # in this order
        mill,  # the stones
        # and nothing else
    ]),  # really
)
bread = aws.sns.Topic(
    "bread",
    display_name="""Fresh
# bread""",
    opts=pulumi.ResourceOptions(
        protect=True,  # as above
        depends_on=flour,  # no bread without it
    ),
)
cake = aws.sns.Topic(
    # baked behind it
    "cake", opts=pulumi.ResourceOptions(protect=True, depends_on=bread), display_name="""Sweet
# cake""",
)
aws.ecs.Service(
    "oven",
    cluster="bakery",
    deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(
        strategy="ROLLING",  # one tray after another
    ),  # how it heats up
    desired_count=2,
    # Two trays at once.
    deployment_maximum_percent=200,  # no more
)
