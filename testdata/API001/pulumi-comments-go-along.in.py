import pulumi
import pulumi_aws as aws

mill = aws.sqs.Queue("mill")
flour = aws.sns.Topic(
    "flour",
    # Grain comes first.
    depends_on=[  # in this order
        mill,  # the stones
        # and nothing else
    ],  # so far
    # Nobody sells the mill.
    opts=pulumi.ResourceOptions(protect=True),  # really
)
bread = aws.sns.Topic(
    "bread",
    depends_on=flour,  # no bread without it
    display_name="""Fresh
# bread""",
    opts=pulumi.ResourceOptions(
        protect=True,  # as above
    ),
)
cake = aws.sns.Topic(
    "cake", opts=pulumi.ResourceOptions(protect=True), display_name="""Sweet
# cake""",
    depends_on=bread,  # baked behind it
)
aws.ecs.Service(
    "oven",
    cluster="bakery",
    deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(
        strategy="ROLLING",  # one tray after another
        # Two trays at once.
        maximum_percent=200  # no more
    ),  # how it heats up
    desired_count=2
)
