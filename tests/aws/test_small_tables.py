import pytest

from fixiac.aws import data_date, lambda_env, logs, managed_policies, partitions, runtimes, tables
from fixiac.aws.lookup import DATA, HOLE, load


def test_every_table_names_its_source_version_date_and_licence():
    found = tables()
    assert {table.name for table in found} == {path.name for path in DATA.iterdir()}
    for table in found:
        assert table.source
        assert table.version
        assert table.licence in {"MIT", "MIT-0", "Apache-2.0"}
        assert table.url.startswith("https://")
        assert data_date() <= table.date


def test_the_tables_stay_small():
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 400_000


def test_every_curated_row_has_a_source():
    def sources(value):
        if isinstance(value, dict):
            for name, item in value.items():
                if name == "source":
                    yield item
                else:
                    yield from sources(item)
        elif isinstance(value, list):
            for item in value:
                yield from sources(item)

    for path in DATA.glob("curated_*.json"):
        table = {name: part for name, part in load(path.name).items() if name != "meta"}
        found = list(sources(table))
        assert found
        assert all(url.startswith("https://docs.aws.amazon.com/") for url in found)


def test_regions_and_partitions():
    assert partitions.is_region("us-east-1")
    assert not partitions.is_region("us-east-9")
    assert not partitions.is_region("aws-global")
    assert partitions.partition_of("us-east-9") == "aws"
    assert partitions.partition_of("cn-north-1") == "aws-cn"
    assert partitions.partition_of("us-gov-west-1") == "aws-us-gov"
    assert partitions.partition_of("nowhere") is None
    assert partitions.dns_suffix("aws-cn") == "amazonaws.com.cn"
    assert partitions.dns_suffix("aws") == "amazonaws.com"
    assert partitions.dns_suffix("nowhere") is None


@pytest.mark.parametrize(
    "policy",
    """service-role/AWSLambdaBasicExecutionRole service-role/AWS_ConfigRole ReadOnlyAccess
    service-role/AWSCodeDeployRole service-role/AmazonRDSEnhancedMonitoringRole
    service-role/AmazonECSTaskExecutionRolePolicy AmazonSSMManagedInstanceCore
    CloudWatchAgentServerPolicy job-function/ViewOnlyAccess AmazonEKSClusterPolicy
    AmazonS3ReadOnlyAccess service-role/AWSBackupServiceRolePolicyForBackup
    arn:aws:iam::aws:policy/AdministratorAccess
    arn:aws-us-gov:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole""".split(),
)
def test_managed_policies_that_exist(policy):
    assert managed_policies.exists(policy) is True
    assert managed_policies.repair(policy) is None
    assert managed_policies.missing(policy) is None


@pytest.mark.parametrize(
    ("written", "to"),
    [
        ("service-role/ConfigRole", "service-role/AWS_ConfigRole"),
        (f"arn:{HOLE}:iam::aws:policy/service-role/ConfigRole", "service-role/AWS_ConfigRole"),
        ("AWSCodeDeployRole", "service-role/AWSCodeDeployRole"),
        ("AWSLambdaBasicExecutionRole", "service-role/AWSLambdaBasicExecutionRole"),
        ("service-role/AmazonS3ReadOnlyAccess", "AmazonS3ReadOnlyAccess"),
    ],
)
def test_managed_policies_with_a_certain_repair(written, to):
    assert managed_policies.exists(written) is False
    assert managed_policies.repair(written).to == to
    assert managed_policies.exists(to)


def test_managed_policies_without_a_repair():
    for name in ("service-role/CloudTrailLogsRole", "service-role/VPCFlowLogsDeliveryRolePolicy"):
        assert managed_policies.exists(name) is False
        assert managed_policies.repair(name) is None
        assert managed_policies.missing(name) is not None
    assert managed_policies.repair("AutoScalingServiceRolePolicy") is None
    assert managed_policies.close("AmazonS3ReadOnlyAcces")[0] == "AmazonS3ReadOnlyAccess"


def test_what_is_no_aws_managed_policy():
    assert managed_policies.exists("arn:aws:iam::123456789012:policy/Mine") is None
    assert managed_policies.exists(f"arn:aws:iam::aws:policy/{HOLE}") is None
    assert managed_policies.repair("arn:aws:iam::123456789012:policy/ConfigRole") is None


def test_curated_policies_do_not_contradict_the_list():
    curated = load("curated_policies.json")
    for name in [*curated["repairs"], *curated["never"]]:
        assert managed_policies.exists(name) is False, name
    for row in curated["repairs"].values():
        assert managed_policies.exists(row["to"]) is True


def test_runtimes():
    assert runtimes.status("python3.7") == "refused"
    assert runtimes.status("python3.12") == "supported"
    assert runtimes.status("nodejs16.x", "2026-11-01") == "deprecated"
    assert runtimes.status("nodejs16.x", "2027-02-01") == "refused"
    assert runtimes.status("cobol1") == "unknown"


def test_the_nearest_runtime_is_supported_and_of_the_same_family():
    assert runtimes.nearest("go1.x") == "provided.al2023"
    assert runtimes.nearest("dotnetcore3.1", "2024-01-01") == "dotnet6"
    assert runtimes.nearest("python3.7", "2024-01-01") == "python3.8"
    assert runtimes.nearest("nodejs24.x") is None
    assert runtimes.nearest("cobol1") is None
    for name in runtimes.runtimes():
        if runtimes.status(name) == "refused":
            assert runtimes.status(runtimes.nearest(name)) == "supported"


def test_logs():
    assert 30 in logs.retention_days()
    assert not {10, 45, 100} & set(logs.retention_days())
    assert logs.flow_log_intervals() == (60, 600)
    assert logs.log_exports("postgres") is not None
    assert "postgresql" in logs.log_exports("postgres")
    assert logs.log_exports("oracle-ee") == logs.log_exports("oracle-se2")
    assert logs.log_exports("nosuch") is None
    assert logs.rename_log_export("mysql", "slow-query") == "slowquery"
    assert logs.rename_log_export("mysql", "slowquery") is None
    assert logs.rename_log_export("postgres", "slow-query") is None


def test_reserved_lambda_variables():
    assert lambda_env.is_reserved("AWS_REGION")
    assert lambda_env.is_reserved("AWS_LAMBDA_FUNCTION_NAME")
    for name in (
        "REGION",
        "AWS_ACCOUNT_ID",
        "AWS_LAMBDA_EXEC_WRAPPER",
        "TZ",
        "AWS_XRAY_CONTEXT_MISSING",
    ):
        assert not lambda_env.is_reserved(name)


def test_lambda_gives_a_function_its_own_region():
    assert lambda_env.region_names() <= lambda_env.reserved_names()
    assert lambda_env.is_region("AWS_REGION")
    assert not lambda_env.is_region("AWS_LAMBDA_FUNCTION_NAME")


def test_runtimes_that_run_the_same_code():
    assert runtimes.compatible("python3.7", "python3.11")
    assert runtimes.compatible("java8", "java8.al2")
    for old, new in (
        ("python2.7", "python3.11"),
        ("nodejs14.x", "nodejs22.x"),
        ("java8", "java11"),
    ):
        assert not runtimes.compatible(old, new)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AmazonECSTaskExecutionRole", "service-role/AmazonECSTaskExecutionRolePolicy"),
        ("AWSLambdaBasicExecutionPolicy", "service-role/AWSLambdaBasicExecutionRole"),
        ("CloudWatchAgentServerRolePolicy", "CloudWatchAgentServerPolicy"),
        ("AWSLambdaPolicy", None),  # which of Lambda's
        ("AmazonEKSServiceRolePolicy", None),  # of a service-linked role
        ("AmazonS3Policy", None),
    ],
)
def test_a_managed_policy_but_for_what_it_is(name, meant):
    repair = managed_policies.repair(name)
    assert (repair and repair.to) == meant


def test_a_managed_policy_in_other_capitals():
    repair = managed_policies.repair("service-role/AWSLambdaVpcAccessExecutionRole")
    assert repair.to == "service-role/AWSLambdaVPCAccessExecutionRole"
    assert "AWS writes it" in repair.reason


@pytest.mark.parametrize(
    ("runtime", "newer"),
    [
        ("syn-nodejs-puppeteer-3.5", "syn-nodejs-puppeteer-13.0"),
        ("syn-nodejs-puppeteer-7.0", "syn-nodejs-puppeteer-13.0"),
        ("syn-nodejs-puppeteer-10.0", None),
        ("syn-python-selenium-5.1", "syn-python-selenium-7.0"),
        ("syn-python-selenium-6.0", None),
        ("syn-nodejs-playwright-1.0", None),
        ("syn-python-selenium", None),
    ],
)
def test_runtimes_of_canaries(runtime, newer):
    assert runtimes.newer_canary(runtime) == newer


def test_roles_that_must_have_a_name():
    arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
    assert managed_policies.role_for(arn)[0] == "dms-vpc-role"
    assert managed_policies.role_for("service-role/AmazonDMSRedshiftS3Role") is not None
    assert managed_policies.role_for("service-role/AWSLambdaBasicExecutionRole") is None
    assert managed_policies.role_for("arn:aws:iam::111122223333:policy/own") is None
    assert managed_policies.role_for("") is None
