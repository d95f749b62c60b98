import pulumi
import pulumi_aws as aws

pages = aws.s3.Bucket("pages")
network = aws.ec2.Vpc("network", cidr_block="10.0.0.0/16")
store = aws.timestreamwrite.Database("store", database_name="store")
front = aws.apigatewayv2.Api("front", protocol_type="HTTP")
base = aws.rds.Instance("base", instance_class="db.t3.micro", manage_master_user_password=True)
pulumi.export("pages", pages.bucket_name)
pulumi.export("network", network.vpc_id)
pulumi.export("store", store.name)
pulumi.export("front", front.url)
pulumi.export("secret", base.master_user_secret)
pulumi.export("host", base.host)
