import pulumi
import pulumi_aws as aws

pages = aws.s3.Bucket("pages")
network = aws.ec2.Vpc("network", cidr_block="10.0.0.0/16")
store = aws.timestreamwrite.Database("store", database_name="store")
front = aws.apigatewayv2.Api("front", protocol_type="HTTP")
base = aws.rds.Instance("base", instance_class="db.t3.micro", manage_master_user_password=True)
pulumi.export("pages", pages.bucket)
pulumi.export("network", network.id)
pulumi.export("store", store.database_name)
pulumi.export("front", front.api_endpoint)
pulumi.export("secret", base.master_user_secrets[0])
pulumi.export("host", base.address)
