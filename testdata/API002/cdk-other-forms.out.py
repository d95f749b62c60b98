from aws_cdk import CfnOutput, Stack, aws_ec2 as ec2, aws_guardduty as guardduty, aws_msk as msk
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        version = rds.AuroraPostgresEngineVersion.VER_16_6
        self.engine = rds.DatabaseClusterEngine.aurora_postgres(version=version)
        self.storage = msk.CfnCluster.EBSStorageInfoProperty(volume_size=100)
        detector = guardduty.CfnDetector(self, "detector", enable=True)
        CfnOutput(self, "detector-id", value=detector.attr_id)

    def read(self, cluster: rds.DatabaseCluster) -> None:
        CfnOutput(self, "reader", value=cluster.cluster_read_endpoint.hostname)

    def reach(self, network: ec2.Vpc) -> None:
        network.add_interface_endpoint("ecr", service=ec2.InterfaceVpcEndpointAwsService.ECR)
        network.add_interface_endpoint("docker", service=ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER)
