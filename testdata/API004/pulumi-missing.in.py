import pulumi_aws as aws

aws.rds.ClusterInstance("one", cluster_identifier="c", engine="aurora-mysql")  # expect[API004]: `instance_class`
aws.sns.TopicSubscription("later", topic="orders", protocol="lambda", endpoint=None)  # expect[API004]: needs `endpoint`
