import pulumi
import pulumi_aws as aws

database = aws.rds.Instance("orders", instance_class="db.t4g.small", manage_master_user_password=True)
cache = aws.elasticache.ServerlessCache("orders", engine="valkey")
cluster = aws.eks.Cluster("main", role_arn="role", vpc_config={"subnet_ids": ["a", "b"]})
pulumi.export("secret", database.master_user_secret.arn)
pulumi.export("cache", cache.endpoint)
pulumi.export("port", cache.endpoint.port)
pulumi.export("reader", pulumi.Output.concat("rediss://", cache.reader_endpoint))
pulumi.export("issuer", cluster.identity.oidc.issuer)
pulumi.export("first", cluster.identities[0].oidc.issuer)
