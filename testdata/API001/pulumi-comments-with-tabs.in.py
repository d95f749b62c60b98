import pulumi
import pulumi_aws as aws

mill = aws.sqs.Queue("mill")
aws.sns.Topic(
	"rye",
	depends_on=[mill],	# dark flour
	opts=pulumi.ResourceOptions(protect=True),
)
aws.sns.Topic("oat", depends_on=[mill],  # light flour
    opts=pulumi.ResourceOptions(protect=True))
