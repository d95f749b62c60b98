import pulumi
import pulumi_aws as aws

account = pulumi.aws.get_caller_identity().account_id
identity = pulumi.get_caller_identity()
where = f"arn:aws:logs:{pulumi.get_region()}:{pulumi.get_account_id()}:log-group:orders"
policy = pulumi.json.dumps({"Version": "2012-10-17"})
