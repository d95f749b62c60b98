"""What the title of a fix and the source of a finding tell beyond the edit itself."""

import fixiac

DATABASE = """\
import pulumi_aws as aws

aws.rds.Instance("orders", engine="{engine}", engine_version="{version}", instance_class="c")
"""
REPLICATION = """\
import pulumi_aws as aws

aws.dms.ReplicationInstance("copies", engine_version="3.4.7", replication_instance_class="c")
"""
REPLICA = """\
import pulumi_aws as aws

aws.rds.Instance("copy", replicate_source_db="orders", engine="mysql", engine_version="8.0.28")
"""
TRAIL = """\
from aws_cdk import aws_cloudtrail as cloudtrail, aws_s3 as s3


def watch(trail: cloudtrail.Trail, files: s3.Bucket) -> None:
    trail.add_s3_event_selector(
        [cloudtrail.S3EventSelector(bucket=files, include_management_events=True)]
    )
"""
PASSWORD = """\
import pulumi_aws as aws

aws.secretsmanager.RandomPassword("orders", length=20)
"""


def found(text, code):
    reports = fixiac.check({"main.py": text}).findings
    (finding,) = [r.finding for r in reports if r.finding.code == code]
    return finding


def test_a_version_that_goes_says_what_comes_and_where_it_is_retired():
    finding = found(DATABASE.format(engine="postgres", version="15.3"), "RDS001")
    assert "default version of the engine is used, whatever major version" in finding.fix.title
    assert "postgresql-release-calendar" in finding.source


def test_a_pin_that_aws_still_offers_has_the_page_on_databases_without():
    finding = found(DATABASE.format(engine="mysql", version="8.4.8"), "RDS001")
    assert "pinned" in finding.message
    assert "API_CreateDBInstance" in finding.source


def test_a_replication_instance_is_no_database():
    finding = found(REPLICATION, "RDS001")
    assert "database" not in finding.message
    assert finding.fix.title.endswith("the default version of the replication engine is used")
    assert "dms" in finding.source


def test_a_replica_has_the_version_of_its_source():
    assert found(REPLICA, "RDS001").fix.title.endswith("it has that of what it belongs to")


def test_a_package_that_may_have_to_be_installed_is_named():
    title = found(PASSWORD, "IMP002").fix.title
    assert title == "Use pulumi_random.RandomPassword, of the package pulumi-random"


def test_an_argument_that_is_given_by_position_has_a_name_all_the_same():
    title = found(TRAIL, "API001").fix.title
    assert title == "Pass `include_management_events` beside `s3_selector`"


def test_a_package_that_the_program_imports_is_not_news():
    title = found("import pulumi_random\n" + PASSWORD, "IMP002").fix.title
    assert title == "Use pulumi_random.RandomPassword"


def test_a_class_has_the_article_of_its_name():
    text = """\
import pulumi_aws as aws

api = aws.apigateway.RestApi("orders")
method = aws.apigateway.Method(
    "get",
    rest_api=api.id,
    resource_id=api.root_resource_id,
    http_method="GET",
    authorization="NONE",
    integration=aws.apigateway.IntegrationArgs(type="MOCK"),
)
"""
    assert found(text, "API001").fix.title == "Declare an Integration with `integration`"
