from aws_cdk import Stack, aws_msk as msk, aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, construct_id: str, version, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        self.engine = rds.DatabaseClusterEngine.aurora_postgresql(  # expect[API002]: no method
            version=version
        )
        self.storage = msk.CfnCluster.DiskStorageInfoProperty()  # expect[API002]: no method

    def read(self, cluster: rds.DatabaseCluster) -> None:
        self.reader = cluster.reader_endpoints  # expect[API002]: no attribute reader_endpoints
