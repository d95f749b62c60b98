import pytest

from fixiac.frontends.python.engines import version_of


@pytest.mark.parametrize(
    ("owner", "member", "version"),
    [
        ("PostgresEngineVersion", "VER_15", "15"),
        ("PostgresEngineVersion", "VER_15_4", "15.4"),
        ("PostgresEngineVersion", "VER_11_22_RDS_20240418", "11.22-rds.20240418"),
        ("MysqlEngineVersion", "VER_8_0_35", "8.0.35"),
        ("MariaDbEngineVersion", "VER_10_6", "10.6"),
        ("SqlServerEngineVersion", "VER_15", "15.00"),
        ("SqlServerEngineVersion", "VER_15_00_4236_7_V1", "15.00.4236.7.v1"),
        ("OracleEngineVersion", "VER_19", "19"),
        ("OracleEngineVersion", "VER_12_1_0_2_V9", "12.1.0.2.v9"),
        (
            "OracleEngineVersion",
            "VER_19_0_0_0_2023_01_R1",
            "19.0.0.0.ru-2023-01.rur-2023-01.r1",
        ),
        ("AuroraPostgresEngineVersion", "VER_16_9_LIMITLESS", "16.9-limitless"),
        ("AuroraMysqlEngineVersion", "VER_2_11_3", "5.7.mysql_aurora.2.11.3"),
        ("AuroraMysqlEngineVersion", "VER_3_04_0", "8.0.mysql_aurora.3.04.0"),
        ("AuroraMysqlEngineVersion", "VER_5_7_12", "5.7.12"),
        ("AuroraMysqlEngineVersion", "VER_9_1_0", None),
        ("AuroraEngineVersion", "VER_10_A", None),
        ("PostgresEngineVersion", "of", None),
    ],
)
def test_versions_that_members_stand_for(owner, member, version):
    assert version_of(owner, member) == version
