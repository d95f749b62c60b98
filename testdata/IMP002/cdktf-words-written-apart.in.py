from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.timestream_write_database import TimestreamWriteDatabase
from cdktf_cdktf_provider_aws.timestream_write_table import (
    TimestreamWriteTable,
    TimestreamWriteTableRetentionProperties,
)


class Metrics(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        database = TimestreamWriteDatabase(self, "database", database_name="metrics")
        TimestreamWriteTable(
            self,
            "table",
            database_name=database.database_name,
            table_name="heat",
            retention_properties=TimestreamWriteTableRetentionProperties(
                memory_store_retention_period_in_hours=24,
                magnetic_store_retention_period_in_days=30,
            ),
        )
