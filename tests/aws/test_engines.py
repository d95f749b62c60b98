import pytest

from fixiac.aws.engines import family_major, is_lts, is_major_only, major, requirement, status


@pytest.mark.parametrize(
    ("engine", "version"),
    [
        *[("postgres", v) for v in ("13.7", "14.7", "14.9", "15.3", "15.4", "16.0", "16.1")],
        *[("mysql", f"8.0.{n}") for n in (28, 32, 33, 35, 36)],
        ("aurora-mysql", "8.0.mysql_aurora.3.02.0"),
        ("aurora-postgresql", "15.3"),
        ("aurora-postgresql", "15.4"),
        ("aurora-postgresql", "11.6"),
        ("mariadb", "10.6.14"),
        ("dms", "3.4.7"),
        ("dms", "3.5.3"),
        ("aurora", "5.6.10a"),
        ("postgres", "9.6"),
        ("oracle-ee", "12.1.0.2.v6"),
    ],
)
def test_retired(engine, version):
    assert status(engine, version) == "retired"


@pytest.mark.parametrize(
    ("engine", "version"),
    [
        ("postgres", "15"),
        ("postgres", "16"),
        ("postgres", "17"),
        ("mysql", "8.0"),
        ("mysql", "8.4"),
        ("aurora-mysql", "8.0"),
        ("aurora-postgresql", "15"),
        ("aurora-mysql", "8.0.mysql_aurora.3.04.0"),
        ("aurora-postgresql", "14.6"),
        ("redis", "7.0"),
        ("redis", "7.1"),
        ("redis", "6.2"),
        ("redis", "7.x"),
        ("valkey", "8.0"),
        ("docdb", "5.0.0"),
        ("docdb", "5.0"),
        ("neptune", "1.3.2.1"),
        ("memcached", "1.6.22"),
        ("dms", "3.6.1"),
    ],
)
def test_offered(engine, version):
    assert status(engine, version) == "offered"


@pytest.mark.parametrize(
    ("engine", "version"),
    [
        ("postgres", "19.1"),  # younger than the table
        ("postgres", "15.99"),
        ("mysql", "8.0.99"),
        ("aurora-mysql", "8.0.mysql_aurora.3.04.9"),
        ("postgres", "latest"),
        ("mariadb", "10.11"),
        ("mariadb", "10.0"),
        ("mariadb", "10.11.16"),  # listed, and no list tells retired ones apart
        ("oracle-ee", "19.0.0.0.ru-2023-01.rur-2023-01.r1"),
        ("docdb", "3.6.0"),
        ("redis", "7.2"),
        ("nosuchengine", "1.0"),
    ],
)
def test_unknown_is_never_called_retired(engine, version):
    assert status(engine, version) == "unknown"


@pytest.mark.parametrize(
    ("engine", "version", "expected"),
    [
        ("postgres", "15.4", "15"),
        ("postgres", "9.6.22", "9.6"),
        ("mysql", "8.0.35", "8.0"),
        ("aurora-mysql", "8.0.mysql_aurora.3.04.0", "8.0"),
        ("aurora-mysql", "3.04.0", None),
        ("aurora-postgresql", "15.4", "15"),
        ("mariadb", "10.6.14", "10.6"),
        ("oracle-se2", "19.0.0.0.ru-2023-01.rur-2023-01.r1", "19"),
        ("sqlserver-se", "15.00.4236.7.v1", "15.00"),
        ("redis", "7.0", "7"),
        ("redis", "5.0.6", "5.0"),
        ("docdb", "5.0.0", "5.0"),
        ("neptune", "1.3.2.1", "1.3"),
        ("neptune", "1.1.1.0", "1"),
        ("postgres", "latest", None),
        ("nosuchengine", "1.0", None),
    ],
)
def test_major(engine, version, expected):
    assert major(engine, version) == expected


@pytest.mark.parametrize(
    ("engine", "version", "expected"),
    [
        ("postgres", "15", True),
        ("postgres", "15.4", False),
        ("mysql", "8.0", True),
        ("mysql", "8.0.35", False),
        ("mariadb", "10.6", True),
        ("aurora-mysql", "8.0", True),
        ("aurora-mysql", "8.0.mysql_aurora.3.04.0", False),
        ("redis", "7.x", True),
        ("redis", "7.0", False),
        ("oracle-ee", "19", True),
        ("docdb", "5.0.0", False),
        ("docdb", "5.0", True),
        ("neptune", "1.3", False),
    ],
)
def test_major_only(engine, version, expected):
    assert is_major_only(engine, version) is expected


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("postgres15", ("postgres", "15")),
        ("postgres9.6", ("postgres", "9.6")),
        ("mysql8.0", ("mysql", "8.0")),
        ("mariadb10.6", ("mariadb", "10.6")),
        ("aurora-mysql8.0", ("aurora-mysql", "8.0")),
        ("aurora-postgresql15", ("aurora-postgresql", "15")),
        ("oracle-se2-19", ("oracle-se2", "19")),
        ("sqlserver-se-15.0", ("sqlserver-se", "15.00")),
        ("redis7", ("redis", "7")),
        ("redis6.x", ("redis", "6")),
        ("valkey8", ("valkey", "8")),
        ("docdb5.0", ("docdb", "5.0")),
        ("neptune1.3", ("neptune", "1.3")),
        ("db2-se-11.5", ("db2-se", "11.5")),
        ("default.postgres15", None),
        ("nonsense", None),
    ],
)
def test_family(family, expected):
    assert family_major(family) == expected


def test_long_term_support():
    assert is_lts("aurora-mysql", "8.0.mysql_aurora.3.04.0")
    assert is_lts("aurora-postgresql", "14.6")
    assert not is_lts("aurora-mysql", "8.0.mysql_aurora.3.05.2")
    assert not is_lts("postgres", "15.4")


def test_which_resources_must_state_a_version():
    assert requirement("msk.Cluster").required
    assert requirement("mq.Broker").required
    for kind in ("rds.Instance", "rds.Cluster", "rds.ClusterInstance", "dms.ReplicationInstance"):
        assert not requirement(kind).required
    assert requirement("s3.Bucket") is None
    assert requirement("rds.Instance", "custom-oracle-ee").required
    assert not requirement("rds.Instance", "oracle-ee").required
