import aws_cdk as cdk
from aws_cdk import aws_config as config, aws_dynamodb as dynamodb, aws_ec2 as ec2
from aws_cdk import aws_logs as logs, aws_s3 as s3
from aws_cdk.aws_lambda import Architecture, Tracing

days = logs.RetentionDays.THIRTY_DAYS
quarter = logs.RetentionDays.DAYS_90
forever = logs.RetentionDays.NEVER_EXPIRE
mode = dynamodb.BillingMode.ON_DEMAND
kept = cdk.RemovalPolicy.DELETE
cold = s3.StorageClass.STANDARD_IA
rule = config.ManagedRuleIdentifiers.ENCRYPTED_VOLUMES
size = ec2.InstanceSize.XLARGE_2
inside = ec2.SubnetType.ISOLATED
machine = Architecture.ARM64
traced = Tracing.ENABLED
