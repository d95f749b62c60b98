from cdktf_cdktf_provider_aws.db_instance import DbInstance


def declare(scope):
    DbInstance(
        scope, "a", engine="mariadb", enabled_cloudwatch_logs_exports=["audit", "general"]
    )
