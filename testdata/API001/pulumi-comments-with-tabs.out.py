import pulumi
import pulumi_aws as aws

mill = aws.sqs.Queue("mill")
aws.sns.Topic(
	"rye",
	opts=pulumi.ResourceOptions(protect=True, depends_on=[mill]),  # dark flour
)
aws.sns.Topic("oat",   # light flour
    opts=pulumi.ResourceOptions(protect=True, depends_on=[mill]))
