from aws_cdk import CfnOutput, CfnParameter, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns


class Shop(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        parameter = CfnParameter(self, "Stage", type="String", default="dev")
        self.stage = parameter.value_as_string
        vpc = ec2.Vpc(
            self,
            "vpc",
            subnet_configuration=[
                ec2.SubnetConfiguration(
                    name="public", subnet_type=ec2.SubnetType.PUBLIC
                ),
            ],
        )
        vpc.add_gateway_endpoint(
            "s3", service=ec2.GatewayVpcEndpointAwsService.S3
        )
        files = s3.Bucket(self, "files", bucket_name=f"files-{self.stage}")
        CfnOutput(self, "FilesArn", value=files.bucket_arn)
        for number in range(2):
            sns.Topic(self, f"topic-{number}")
        CfnOutput(self, f"{self.stage}", value=vpc.vpc_id)  # expect[CDK001]: which is known only
        sns.Topic(self, "taken")
        sns.Topic(self, f"taken-{self.stage}")  # expect[CDK001]: the id holds self.stage
        sns.Topic(self, f"of-{files.bucket_arn}")  # expect[CDK001]: another construct has the id
        sns.Topic(self, f"of-{vpc.vpc_id}")  # expect[CDK001]: another construct has the id
        name = f"orders-{self.stage}"
        s3.Bucket(self, name, bucket_name=name)  # expect[CDK001]: the id holds self.stage
