"""What the title of a fix and the source of a finding tell beyond the edit itself."""

import fixiac

DATABASE = """\
import pulumi_aws as aws

aws.rds.Instance("orders", engine="{engine}", engine_version="{version}", instance_class="db.t3.micro")
"""
REPLICATION = """\
import pulumi_aws as aws

aws.dms.ReplicationInstance("copies", engine_version="3.4.7", replication_instance_class="c")
"""
REPLICA = """\
import pulumi_aws as aws

aws.rds.Instance("copy", replicate_source_db="orders", engine="mysql", engine_version="8.0.28")
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
