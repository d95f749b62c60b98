"""Which schema stands for the version that a program is written for."""

from fixiac.schemas import installed, releases
from fixiac.schemas.targets import Installed, Targets


def test_the_newest_table_without_a_version():
    assert Targets().schema("pulumi_aws").version == releases("pulumi_aws")[0].version
    assert Targets().schema("requests") is None


def test_a_table_stands_for_the_major_versions_next_to_it():
    for asked, major in (("6.1.0", 6), ("6", 6), ("5.43", 6), ("8.0.1", 7)):
        schema = Targets({"pulumi-aws": asked}).schema("pulumi_aws")
        assert int(schema.version.partition(".")[0]) == major


def test_nothing_is_known_of_what_no_table_reaches():
    for package, root, asked in (
        ("pulumi-aws", "pulumi_aws", "4.38.1"),
        ("pulumi-aws", "pulumi_aws", "99"),
        ("cdktf-provider-aws", "cdktf_cdktf_provider_aws", "10.0.2"),
        ("aws-cdk-lib", "aws_cdk", "1.204.0"),
    ):
        assert Targets({package: asked}).schema(root) is None


def test_a_later_version():
    six = Targets({"pulumi-aws": "6"})
    assert six.later("pulumi_aws").version == releases("pulumi_aws")[0].version
    assert six.later("aws_cdk") is None
    assert Targets().later("pulumi_aws") is None


def package(tmp_path):
    root = tmp_path / "pulumi_aws"
    (root / "sqs").mkdir(parents=True)
    (root / "__init__.py").write_text("from . import sqs\n")
    (root / "sqs" / "__init__.py").write_text("from .queue import *\n")
    (root / "sqs" / "queue.py").write_text(
        "class Queue:\n    def __init__(self, resource_name: str, size: int = 1): ...\n"
    )
    return root


def test_an_installed_package_stands_for_itself(tmp_path):
    """Unless there is a table of just that version, which is read faster."""
    root = package(tmp_path)
    there = Targets(installed={"pulumi_aws": Installed(str(root), "7.999.0")})
    assert there.schema("pulumi_aws").lookup("pulumi_aws.sqs.Queue").argument("size") is not None
    assert there.schema("pulumi_aws").lookup("pulumi_aws.s3.Bucket") is None
    known = releases("pulumi_aws")[0].version
    table = Targets(installed={"pulumi_aws": Installed(str(root), known)})
    assert table.schema("pulumi_aws").lookup("pulumi_aws.s3.Bucket") is not None


def test_what_is_remembered_is_what_was_read(tmp_path):
    root = package(tmp_path)
    cache = tmp_path / "cache"
    read = installed(root)
    remembered = [installed(root, "1.2.3", str(cache)) for _ in range(2)]
    asked = ("pulumi_aws.sqs.Queue", "pulumi_aws.sqs", "pulumi_aws.sqs.queue", "pulumi_aws.x")
    for schema in remembered:
        assert [schema.lookup(name) for name in asked] == [read.lookup(name) for name in asked]
        assert schema.modules() == read.modules()
        assert schema.find("Queue") == read.find("Queue") == ("pulumi_aws.sqs.Queue",)
    # The second one has not opened the package's files.
    (root / "sqs" / "queue.py").unlink()
    again = installed(root, "1.2.3", str(cache))
    assert again.lookup("pulumi_aws.sqs.Queue") == read.lookup("pulumi_aws.sqs.Queue")


def test_another_package_is_read_anew(tmp_path):
    cache = tmp_path / "cache"
    installed(package(tmp_path), "1.2.3", str(cache)).modules()
    changed = package(tmp_path / "other")
    (changed / "sns").mkdir()
    (changed / "sns" / "__init__.py").write_text("")
    assert "pulumi_aws.sns" in installed(changed, "1.2.3", str(cache)).modules()


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path):
    (tmp_path / "cache").write_text("a file")
    schema = installed(package(tmp_path), "1.2.3", str(tmp_path / "cache"))
    assert schema.lookup("pulumi_aws.sqs.Queue") is not None
