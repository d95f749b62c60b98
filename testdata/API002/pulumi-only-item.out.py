import pulumi
import pulumi_aws as aws

database = aws.rds.Instance("orders", instance_class="db.t4g.small", manage_master_user_password=True)
cache = aws.elasticache.ServerlessCache("orders", engine="valkey")
cluster = aws.eks.Cluster("main", role_arn="role", vpc_config={"subnet_ids": ["a", "b"]})
pulumi.export("secret", database.master_user_secrets[0].secret_arn)
pulumi.export("cache", cache.endpoints[0].address)
pulumi.export("port", cache.endpoints[0].port)
pulumi.export("reader", pulumi.Output.concat("rediss://", cache.reader_endpoints[0].address))
pulumi.export("issuer", cluster.identities[0].oidcs[0].issuer)
pulumi.export("first", cluster.identities[0].oidcs[0].issuer)
