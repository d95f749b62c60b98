import pulumi_aws as aws
from pulumi_aws.ecs import ServiceDeploymentBreakerArgs

aws.ec2.PeeringConnectionOptions(
    "peer",
    vpc_peering_connection_id="pcx",
    requester=aws.ec2.VpcPeeringConnectionOptionsRequesterArgs(allow_remote_vpc_dns_resolution=True),
)
aws.s3.BucketServerSideEncryptionConfiguration(
    "logs",
    bucket="logs",
    rules=[
        aws.s3.BucketEncryptionV2RuleArgs(
            apply_server_side_encryption_by_default=aws.s3.BucketEncryptionV2RuleDefaultArgs(
                sse_algorithm="aws:kms",
            ),
        ),
    ],
)
aws.ecs.Service("web", deployment_circuit_breaker=ServiceDeploymentBreakerArgs(enable=True, rollback=True))
