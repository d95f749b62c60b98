import pulumi
import pulumi_aws as aws

cluster = aws.eks.Cluster("main", role_arn="role", vpc_config={"subnet_ids": ["a", "b"]})
cache = aws.elasticache.ServerlessCache("orders", engine="valkey")
pulumi.export("authority", cluster.certificate_authority.data)
pulumi.export("group", cluster.vpc_config.cluster_security_group_id)
pulumi.export("endpoint", cache.endpoints[0].address)
pulumi.export("known", cluster.certificate_authority.is_known())
pulumi.export("text", cluster.certificate_authority.apply(lambda authority: authority.data))
pulumi.export("lost", cluster.certificate_authority.pem)  # expect[API002]: has no attribute pem
