"""Which versions of the SDKs a project is found to be written for."""

import pytest
from click.testing import CliRunner

import fixiac
from fixiac import cli, versions
from fixiac.engine.results import Withheld
from fixiac.rules import Severity


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)


@pytest.mark.parametrize(
    ("asked", "allowed", "refused"),
    [
        ("==6.83.4", ["6.83.4"], ["6.83.5", "6.83", "7.0.0"]),
        ("==6.*", ["6.0", "6.83.4"], ["7.0", "60.1"]),
        (">=6.0.0,<7.0.0", ["6.0.0", "6.99"], ["7.0.0", "5.9"]),
        ("~=6.30", ["6.30.0", "6.83.4"], ["6.29", "7.0"]),
        ("~=6.30.1", ["6.30.9"], ["6.31.0", "6.30.0"]),
        ("^6.3", ["6.3", "6.83"], ["7.0", "6.2"]),
        ("~6.3", ["6.3.9"], ["6.4"]),
        (">5, !=6.1", ["6.2", "5.0.1"], ["6.1", "5.0"]),
        ("6.1", ["6.1.0"], ["6.2"]),
        ("", ["1", "99.9"], []),
    ],
)
def test_requirements(asked, allowed, refused):
    requirement = versions.parse(asked)
    assert [v for v in (*allowed, *refused) if requirement.allows(v)] == allowed


@pytest.mark.parametrize("asked", ["@ git+https://example.org/x", ">=six", "latest"])
def test_what_is_no_requirement(asked):
    assert versions.parse(asked) is None


def install(environment, distribution, version, root):
    library = environment / "lib" / "python3.12" / "site-packages"
    (library / root).mkdir(parents=True)
    (library / root / "__init__.py").write_text("")
    (library / f"{distribution}-{version}.dist-info").mkdir()
    (environment / "pyvenv.cfg").write_text("")


FILES = {
    "requirements": (
        "requirements.txt",
        "# what we need\npulumi>=3\nPulumi_AWS[x] >=6.0, <7 ; python_version > '3.8'  # six\n",
        "6.83.4",
        "requirements.txt:3 asks for >=6.0, <7",
    ),
    "pinned with hashes": (
        "requirements.txt",
        "pulumi-aws==6.30.0 --hash=sha256:00 \\\n  --hash=sha256:11\n",
        "6.30.0",
        "requirements.txt:1",
    ),
    "project": (
        "pyproject.toml",
        '[project]\nname = "x"\ndependencies = ["pulumi-awsx>=2", "pulumi-aws (>=6,<7)"]\n',
        "6.83.4",
        "pyproject.toml asks for >=6,<7",
    ),
    "poetry": (
        "pyproject.toml",
        '[tool.poetry.dependencies]\npython = "^3.10"\npulumi-aws = { version = "^6.1" }\n',
        "6.83.4",
        "pyproject.toml asks for ^6.1",
    ),
    "pipfile": ("Pipfile", '[packages]\npulumi-aws = "~=6.2"\n', "6.83.4", "Pipfile asks for"),
    "uv": ("uv.lock", '[[package]]\nname = "pulumi-aws"\nversion = "6.5.0"\n', "6.5.0", "uv.lock"),
    "pipenv": (
        "Pipfile.lock",
        '{"default": {\n  "pulumi-aws": {"hashes": ["a"],\n   "version": "==6.7.0"}}}\n',
        "6.7.0",
        "Pipfile.lock",
    ),
    "setup": (
        "setup.py",
        "import setuptools\n\nsetuptools.setup(\n"
        '    name="x", install_requires=["pulumi>=3", "pulumi_aws>=6,<7"]\n)\n',
        "6.83.4",
        "setup.py asks for >=6,<7",
    ),
    "too old for any table": ("requirements.txt", "pulumi-aws>=4.1,<5\n", "4.1", "requirements"),
}


@pytest.mark.parametrize(("name", "text", "version", "why"), FILES.values(), ids=list(FILES))
def test_files_of_dependencies(tmp_path, name, text, version, why):
    (tmp_path / name).write_text(text)
    (tmp_path / ".git").mkdir()
    program = tmp_path / "infra"
    program.mkdir()
    [found] = versions.find(str(program), {})
    assert (found.package, found.version) == ("pulumi-aws", version)
    assert why in found.why


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("requirements.txt", "pulumi-awsx==1.0\npulumi-aws-native==1.0\n"),
        ("requirements.txt", "pulumi-aws @ file:///x\n"),
        ("pyproject.toml", "[project\n"),
        ("pyproject.toml", 'project = 1\ntool = ["x"]\n'),
        ("Pipfile", "packages = 3\n"),
        ("setup.py", "setup(install_requires=read(), name=['pulumi-aws==6.1'])\n"),
        ("setup.py", "print 'pulumi-aws==6.1'\n"),
    ],
)
def test_files_that_say_nothing(tmp_path, name, text):
    (tmp_path / ".git").mkdir()
    (tmp_path / name).write_text(text)
    assert versions.find(str(tmp_path), {}) == ()


def test_what_comes_first(tmp_path):
    """The configuration, then the files, a lock more exactly than a range, then what is there."""
    (tmp_path / ".git").mkdir()
    install(tmp_path / ".venv", "pulumi_aws", "6.60.1", "pulumi_aws")

    def found(**configured):
        [target] = versions.find(
            str(tmp_path), {k.replace("_", "-"): v for k, v in configured.items()}
        )
        return target.version, target.installed is not None

    assert found() == ("6.60.1", True)
    (tmp_path / "requirements.txt").write_text("pulumi-aws>=7\n")
    assert found() == ("7.51.1", False)
    (tmp_path / "requirements.txt").write_text("pulumi-aws>=6,<7\n")
    assert found() == ("6.60.1", True)
    (tmp_path / "poetry.lock").write_text('[[package]]\nname = "pulumi-aws"\nversion = "6.2.0"\n')
    assert found() == ("6.2.0", False)
    assert found(pulumi_aws="6") == ("6.60.1", True)
    assert found(pulumi_aws="7") == ("7", False)


def test_nothing_above_the_repository_counts(tmp_path):
    (tmp_path / "requirements.txt").write_text("pulumi-aws==6.1\n")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    assert versions.find(str(repository), {}) == ()


def test_the_active_environment_counts(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    install(tmp_path / "there", "aws_cdk_lib", "2.9.1", "aws_cdk")
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "there"))
    [found] = versions.find(str(tmp_path), {})
    assert (found.package, found.version, found.table) == ("aws-cdk-lib", "2.9.1", "")


PROGRAM = (
    'import pulumi_aws as aws\n\naws.rds.Instance("db", instance_class="db.t4g.small", name="a")\n'
)


def check(folder, monkeypatch, *options):
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(
        cli.cli, ["check", "--select", "API001", *options, "."], standalone_mode=False
    )
    return result.output, result.stderr


def test_the_version_decides_what_is_found(tmp_path, monkeypatch):
    """``name`` of a database instance is an argument in version 6 and gone in version 7."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "m.py").write_text(PROGRAM)
    assert "API001" in check(tmp_path, monkeypatch)[0]
    (tmp_path / "requirements.txt").write_text("pulumi-aws>=6,<7\n")
    output, errors = check(tmp_path, monkeypatch, "-v")
    assert "takes no argument" not in output
    said = "Written for pulumi-aws 6.83.4 (requirements.txt:1 asks for >=6,<7)."
    assert said in errors.splitlines()


OF_THE_FIRST_CDK = (
    "from aws_cdk import core\n\n\nclass Storage(core.Stack):\n"
    "    def __init__(self, scope: core.Construct, id: str) -> None:\n"
    "        super().__init__(scope, id)\n"
)


@pytest.mark.parametrize(
    ("name", "text", "version"),
    [
        ("requirements.txt", "aws-cdk.core==1.134.0\naws-cdk.aws-s3==1.134.0\n", "1.134.0"),
        ("requirements.txt", "aws_cdk.core\n", "1"),
        ("setup.py", "setup(install_requires=['aws-cdk.core>=1.60,<2'])\n", "1.60"),
        ("poetry.lock", '[[package]]\nname = "aws-cdk-core"\nversion = "1.9.0"\n', "1.9.0"),
    ],
)
def test_names_of_a_version_without_a_table_are_not_judged(
    tmp_path, monkeypatch, name, text, version
):
    (tmp_path / ".git").mkdir()
    (tmp_path / "m.py").write_text(OF_THE_FIRST_CDK)
    assert "aws_cdk.core" in check(tmp_path, monkeypatch, "--select", "IMP002")[0]
    (tmp_path / name).write_text(text)
    output, errors = check(tmp_path, monkeypatch, "--select", "IMP002")
    assert "aws_cdk.core" not in output
    assert f"Written for aws-cdk-lib {version} ({name}" in errors
    assert "its names and arguments are not checked" in errors
    (tmp_path / "pyproject.toml").write_text("[tool.fixiac.target]\naws-cdk-lib = 2\n")
    assert "aws_cdk.core" in check(tmp_path, monkeypatch, "--select", "IMP002")[0]


def test_members_of_a_version_without_a_table_are_not_written():
    """CDK 1 has no PYTHON_3_11."""
    text = (
        "from aws_cdk import aws_lambda\n\n\ndef made(stack):\n    return aws_lambda.Function(\n"
        '        stack, "F", runtime=aws_lambda.Runtime.PYTHON_3_7, code=None\n    )\n'
    )
    first = fixiac.fix({"m.py": text}, config=fixiac.Config(target={"aws-cdk-lib": "1.99"}))
    assert first.texts["m.py"] == text
    assert [f.finding.code for f in first.findings] == ["LAM002"]
    assert "PYTHON_3_7" not in fixiac.fix({"m.py": text}).texts["m.py"]


def fixed(text, version):
    """A program of the CDK in a version, with all fixes; and the reasons of those that are left."""
    config = fixiac.Config(target={"aws-cdk-lib": version}, unsafe_fixes=True)
    result = fixiac.fix({"m.py": text}, config=config)
    return result.texts["m.py"], [f.finding.unfixed for f in result.findings]


CANARY = (
    "from aws_cdk import aws_synthetics\n\n"
    "RUNTIME = aws_synthetics.Runtime.SYNTHETICS_PYTHON_SELENIUM_1_0\n"
)
ALONE = (
    "from aws_cdk import aws_lambda\nfrom aws_cdk.aws_lambda import Runtime\n\n\n"
    "def made(stack, code):\n    return aws_lambda.Function(\n"
    '        stack, "F", runtime=Runtime.NODEJS_14_X, handler="a.b", code=code\n    )\n'
)
TEXT = ALONE.replace("import Runtime", "import Code").replace("Runtime.NODEJS_14_X", '"nodejs22.x"')
IMPORT = "from aws_cdk import aws_apigatewayv2_integrations_alpha as x\n"


@pytest.mark.parametrize("text", [CANARY, ALONE], ids=["canary", "class imported by itself"])
def test_members_that_an_older_release_may_not_have_are_not_written(text):
    left, [reason] = fixed(text, "2.100.0")
    assert left == text
    assert "may have no member for" in reason
    for version in ("2", "2.275", "2.275.0"):
        assert fixed(text, version)[0] != text, version


@pytest.mark.parametrize(
    ("old", "version", "new"),
    [
        ("PYTHON_3_7", "2.100.0", "PYTHON_3_11"),
        ("NODEJS_14_X", "2.275.0", "NODEJS_22_X"),
        ("NODEJS_14_X", "2", "NODEJS_22_X"),
        ("JAVA_8", "2.1.0", "JAVA_8_CORRETTO"),
        (
            "NODEJS_14_X",
            "2.100.0",
            '("nodejs22.x", aws_lambda.RuntimeFamily.NODEJS, supports_inline_code=True)',
        ),
        ("DOTNET_CORE_3_1", "2.100.0", '("dotnet10", aws_lambda.RuntimeFamily.DOTNET_CORE)'),
        ("GO_1_X", "2.50.0", '("provided.al2023", aws_lambda.RuntimeFamily.OTHER)'),
    ],
)
def test_a_runtime_without_a_member_yet_is_made_by_its_name(old, version, new):
    text = (
        "from aws_cdk import aws_lambda\n\n\ndef made(stack, code):\n"
        f'    aws_lambda.Function(stack, "F", runtime=aws_lambda.Runtime.{old}, handler="a.b", '
        "code=code)\n"
    )
    meant = text.replace(f".{old}", new if new[0] == "(" else f".{new}")
    assert fixed(text, version) == (meant, [])
    assert fixed(meant, version) == (meant, [])


def test_a_major_version_without_a_member_yet_is_given_to_the_engine_by_its_name():
    text = (
        "from aws_cdk import aws_rds as rds\n\n\ndef made(stack, vpc):\n"
        "    engine = rds.DatabaseClusterEngine.aurora_postgres(\n"
        "        version=rds.AuroraPostgresEngineVersion.VER_16_1\n    )\n"
        '    rds.DatabaseCluster(stack, "C", engine=engine, vpc=vpc)\n'
        "    postgres = rds.DatabaseInstanceEngine.postgres(\n"
        "        version=rds.PostgresEngineVersion.VER_16_1\n    )\n"
        '    rds.ParameterGroup(stack, "P", engine=postgres)\n'
        '    rds.DatabaseInstance(stack, "I", engine=postgres, vpc=vpc)\n'
    )
    assert "rds.PostgresEngineVersion.VER_16\n" in fixed(text, "2.275.0")[0]
    assert 'rds.PostgresEngineVersion.of("16", "16")\n' in fixed(text, "2.100.0")[0]


def test_members_of_an_enum_of_pulumi_are_not_written_before_they_came():
    text = (
        "from pulumi_aws import lambda_\n\n"
        'lambda_.Function("f", runtime=lambda_.Runtime.NODE_JS14D_X, role="r", handler="a.b")\n'
    )

    def with_version(version):
        config = fixiac.Config(target={"pulumi-aws": version}, unsafe_fixes=True)
        return fixiac.fix({"m.py": text}, config=config).texts["m.py"]

    assert with_version("6.30.0") == text
    for version in ("6", "6.83.4", "7.0.0", "7"):
        assert with_version(version) == text.replace("NODE_JS14D_X", "NODE_JS22D_X"), version


def test_a_member_that_a_text_spells_is_not_written_before_it_came():
    assert "runtime=aws_lambda.Runtime.NODEJS_22_X" in fixed(TEXT, "2.275.0")[0]
    assert fixed(TEXT, "2.100.0")[0] == TEXT
    early = TEXT.replace("nodejs22.x", "python3.9")
    assert "runtime=aws_lambda.Runtime.PYTHON_3_9" in fixed(early, "2.100.0")[0]


def test_names_of_modules_that_came_later_are_not_written():
    """The integrations of HTTP APIs were a package of their own at first."""
    assert "aws_apigatewayv2_integrations as" in fixed(IMPORT, "2.275.0")[0]
    assert fixed(IMPORT, "2.100.0")[0] == IMPORT


def test_the_packages_of_both_major_versions_are_asked_for(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "requirements.txt").write_text("aws-cdk.core==1.9\naws-cdk-lib>=2.100\n")
    [found] = versions.find(str(tmp_path), {})
    assert found.version.startswith("2.")


def test_an_installed_package_is_read_and_remembered(tmp_path, monkeypatch):
    """Names are taken from the package's own files, in a version that there is no table of."""
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "m.py").write_text(
        "from pulumi_aws import fresh, rds\n\nfresh.Thing\nrds.Instance\n"
    )
    environment = tmp_path / ".venv"
    install(environment, "pulumi_aws", "7.999.0", "pulumi_aws")
    library = environment / "lib" / "python3.12" / "site-packages" / "pulumi_aws"
    (library / "fresh").mkdir()
    (library / "fresh" / "__init__.py").write_text("class Thing:\n    pass\n")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        result = CliRunner().invoke(
            cli.cli, ["check", "-v", "--select", "IMP002", "m.py"], standalone_mode=False
        )
        assert "7.999.0 has no pulumi_aws.rds" in result.stdout
        assert "fresh" not in result.stdout
        assert "read as it is installed" in result.stderr
    assert list((tmp_path / "cache").glob("fixiac/pulumi_aws-7.999.0-*/modules.json"))


STAGED = """import pulumi_aws as aws

api = aws.apigateway.RestApi("api")
deployment = aws.apigateway.Deployment("deployment", rest_api=api.id, stage_name="live")
address = aws.ec2.Eip("address", vpc=True)
"""


def test_what_the_next_version_drops_is_replaced_but_not_under_a_deployed_stack():
    target = {"pulumi-aws": "6"}
    result = fixiac.fix({"m.py": STAGED}, config=fixiac.Config(target=target))
    assert 'domain="vpc"' in result.texts["m.py"]
    assert "aws.apigateway.Stage(" in result.texts["m.py"]
    deployed = fixiac.fix({"m.py": STAGED}, config=fixiac.Config(target=target, deployed=True))
    assert 'domain="vpc"' in deployed.texts["m.py"]
    assert 'stage_name="live"' in deployed.texts["m.py"]
    (left,) = deployed.findings
    assert left.finding.severity is Severity.WARNING
    assert left.withheld is Withheld.DEPLOYED


EXPIRING = """import pulumi_aws as aws

reports = aws.s3.BucketV2("reports")
aws.s3.BucketLifecycleConfiguration("expire", bucket=reports.id, rules=[{"id": "old"}])
"""


def test_the_class_with_a_v2_is_meant_and_not_its_namesake_in_another_module():
    config = fixiac.Config(target={"pulumi-aws": "6"}, select=("IMP002",))
    result = fixiac.fix({"m.py": EXPIRING}, config=config)
    assert "aws.s3.BucketLifecycleConfigurationV2(" in result.texts["m.py"]
