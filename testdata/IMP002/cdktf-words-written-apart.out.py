from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.timestreamwrite_database import TimestreamwriteDatabase
from cdktf_cdktf_provider_aws.timestreamwrite_table import (
    TimestreamwriteTable,
    TimestreamwriteTableRetentionProperties,
)


class Metrics(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        database = TimestreamwriteDatabase(self, "database", database_name="metrics")
        TimestreamwriteTable(
            self,
            "table",
            database_name=database.database_name,
            table_name="heat",
            retention_properties=TimestreamwriteTableRetentionProperties(
                memory_store_retention_period_in_hours=24,
                magnetic_store_retention_period_in_days=30,
            ),
        )
