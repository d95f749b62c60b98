import pulumi_aws as aws

aws.rds.ClusterInstance("one", cluster_identifier="c", engine="aurora-mysql")  # expect[API004]: `instance_class`
