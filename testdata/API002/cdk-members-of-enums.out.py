import aws_cdk as cdk
from aws_cdk import aws_config as config, aws_dynamodb as dynamodb, aws_ec2 as ec2
from aws_cdk import aws_logs as logs, aws_s3 as s3
from aws_cdk.aws_lambda import Architecture, Tracing

days = logs.RetentionDays.ONE_MONTH
quarter = logs.RetentionDays.THREE_MONTHS
forever = logs.RetentionDays.INFINITE
mode = dynamodb.BillingMode.PAY_PER_REQUEST
kept = cdk.RemovalPolicy.DESTROY
cold = s3.StorageClass.INFREQUENT_ACCESS
rule = config.ManagedRuleIdentifiers.EBS_ENCRYPTED_VOLUMES
size = ec2.InstanceSize.XLARGE2
inside = ec2.SubnetType.PRIVATE_ISOLATED
machine = Architecture.ARM_64
traced = Tracing.ACTIVE
