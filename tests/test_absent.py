"""Imports of the program's own modules that are in no file of it."""

import pytest
from click.testing import CliRunner

import fixiac
from fixiac import cli

APP = "import aws_cdk\nfrom stacks.storage import Storage\nfrom stacks.network import Network\n"
STORAGE = "import aws_cdk\n\n\nclass Storage:\n    pass\n"


def found(texts, elsewhere=frozenset()):
    config = fixiac.Config(select=("IMP002",), elsewhere=elsewhere)
    result = fixiac.check(texts, config=config)
    return [(f.path, f.line, f.finding.message.split()[0]) for f in result.findings]


def test_one_module_of_a_package_is_missing():
    texts = {"app.py": APP, "stacks/storage.py": STORAGE}
    assert found(texts) == [("app.py", 3, "stacks.network")]


@pytest.mark.parametrize(
    "texts",
    [
        {"app.py": APP, "stacks/storage.py": STORAGE, "stacks/network.py": "Network = (\n"},
        {"app.py": APP, "stacks/storage.py": STORAGE, "stacks/network/lan.py": "import aws_cdk\n"},
        {"app.py": "try:\n    import lib.more\nexcept ImportError:\n    import aws_cdk\n"},
        {"app.py": "import aws_cdk, requests\nfrom dotenv import load\nimport config_parser\n"},
        {"tap.py": "import aws_cdk\nfrom lib.storage import Storage\n", "storage.py": STORAGE},
    ],
    ids=["does not parse", "a package", "guarded", "installed ones", "the folder is called so"],
)
def test_what_is_not_missing(texts):
    assert not [row for row in found(texts) if row[2] != "stacks/network/lan.py"]


def test_what_lies_elsewhere():
    texts = {"app.py": APP, "stacks/storage.py": STORAGE}
    assert found(texts, None) == []
    assert found(texts, frozenset({"stacks/network"})) == []


def test_relative_modules():
    texts = {"a/b.py": "import aws_cdk\nfrom .c import x\nfrom ..d import y\nfrom . import e\n"}
    assert found(texts) == [("a/b.py", 2, ".c"), ("a/b.py", 3, "..d")]


def test_a_folder_that_is_wholly_missing():
    assert found({"app.py": "import aws_cdk\nfrom lib.tap import Tap\n"}) == [
        ("app.py", 2, "lib.tap")
    ]


def test_in_a_document_the_other_blocks_are_all_there_is():
    text = "".join(
        f"`{path}`:\n\n```python\n{code}```\n\n"
        for path, code in {"app.py": APP, "stacks/storage.py": STORAGE}.items()
    )
    assert [row[2] for row in found({"answer.md": text}, None)] == ["stacks.network"]


def test_a_document_that_leaves_folders_out():
    code = "import aws_cdk\nfrom .more import x\nfrom stacks.parts import y\n"
    blocks = {"app.py": code, "stacks/storage.py": STORAGE, "parts.py": STORAGE}
    text = "".join(f"`{path}`:\n\n```python\n{code}```\n\n" for path, code in blocks.items())
    assert found({"answer.md": text}, None) == []


def test_what_is_on_the_disk_is_not_missing(tmp_path, monkeypatch):
    """Also if it is not read, as it has nothing to do with AWS, is ignored, or lies above."""
    (tmp_path / "stacks").mkdir()
    (tmp_path / "app.py").write_text(APP)
    (tmp_path / "stacks" / "storage.py").write_text(STORAGE)
    monkeypatch.chdir(tmp_path)

    def output(*paths):
        options = ["check", "--select", "IMP002", *paths]
        return CliRunner().invoke(cli.cli, options, standalone_mode=False).output

    assert "stacks.network is imported" in output(".")
    assert "stacks.network is imported" in output("app.py")
    (tmp_path / ".gitignore").write_text("network.py\n")
    (tmp_path / "stacks" / "network.py").write_text("class Network:\n    pass\n")
    assert "is imported" not in output(".")
    assert "is imported" not in output("app.py")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "app.py").write_text(APP)
    monkeypatch.chdir(tmp_path / "bin")
    assert "is imported" not in output(".")


def test_what_is_not_read_is_there_all_the_same(tmp_path, monkeypatch):
    """Helpers without a word of AWS hide files of their names further up; so do compiled ones."""
    (tmp_path / "job").mkdir()
    (tmp_path / "app.py").write_text("import aws_cdk as cdk\n\ncdk.App().synth()\n")
    (tmp_path / "job" / "app.py").write_text("def handler():\n    return 1\n")
    (tmp_path / "job" / "run.py").write_text(
        "import aws_cdk\nfrom app import handler\nfrom parts import sizes, speed\n"
        "from parts import (\n    colours,  # many\n    weight as w,\n)\n"
        "from . import shapes\n\nprint(handler(), sizes, speed, colours, w, shapes)\n"
    )
    (tmp_path / "job" / "parts").mkdir()
    (tmp_path / "job" / "parts" / "__init__.py").write_text("import aws_cdk\n")
    for name in ("parts/sizes.py", "parts/speed.cpython-312.so", "parts/colours.py", "shapes.py"):
        (tmp_path / "job" / name).write_text("")
    monkeypatch.chdir(tmp_path)
    options = ["check", "--select", "IMP002", "."]
    output = CliRunner().invoke(cli.cli, options, standalone_mode=False).output
    assert "parts/__init__.py does not define weight" in output
    assert "Found 1 problem." in output


def test_a_package_of_the_same_name_may_be_installed():
    """Where no program is started, a folder's own name is one of many."""
    texts = {
        "docker/images.py": "import aws_cdk\nfrom docker import DockerClient\n",
        "docker/__init__.py": "import aws_cdk\n",
    }
    assert found(texts) == [("docker/images.py", 2, "docker/__init__.py")]
    assert found({f"shop/{path}": text for path, text in texts.items()}) == []
    started = {"shop/app.py": "import aws_cdk\n"}
    below = {f"shop/{path}": text for path, text in texts.items()}
    assert len(found(below | started)) == 1
    assert found(below | started | {"shop/__init__.py": "import aws_cdk\n"}) == []


def test_modules_that_are_made_when_the_program_runs():
    texts = {
        "lib/__init__.py": "import aws_cdk\nimport sys\nsys.meta_path.append(None)\n",
        "app.py": "import aws_cdk\nfrom lib.made.later import x\nfrom lib import y\n",
    }
    assert found(texts) == []
    texts["lib/__init__.py"] = "import aws_cdk\nimport sys\n"
    assert [line for _, line, _ in found(texts)] == [2, 3]


MAIN = "import aws_cdk\nfrom stacks.network import Network, Subnets\n\napp = aws_cdk.App()\n"
NETWORK = "import aws_cdk\n\n\nclass Network:\n    pass\n"
SUBNETS = "import aws_cdk\n\n\nclass Subnets:\n    pass\n"


def fixed(texts, path="app.py"):
    config = fixiac.Config(select=("IMP002",), elsewhere=frozenset())
    return fixiac.fix(texts, config=config).texts[path]


def test_the_one_file_that_defines_the_names_is_meant():
    texts = {"app.py": MAIN, "stacks/vpc.py": NETWORK + SUBNETS}
    assert fixed(texts) == MAIN.replace("stacks.network", "stacks.vpc")


def test_each_name_comes_from_the_file_that_defines_it():
    texts = {"app.py": MAIN, "stacks/vpc.py": NETWORK, "stacks/nets/subnets.py": SUBNETS}
    after = fixed(texts)
    assert "from stacks.vpc import Network\n" in after
    assert "from stacks.nets.subnets import Subnets\n" in after
    assert "stacks.network" not in after


def test_a_folder_that_is_missing_and_an_entry_beside_its_files():
    main = "import aws_cdk\nfrom components.network import Network\n"
    assert "from vpc import Network" in fixed({"app.py": main, "vpc.py": NETWORK})
    assert fixed({"more.py": main, "vpc.py": NETWORK}, "more.py") == main


def test_relative_modules_stay_relative():
    texts = {"a/b.py": "import aws_cdk\nfrom .lan import Network\n", "a/vpc.py": NETWORK}
    assert "from .vpc import Network" in fixed(texts, "a/b.py")


@pytest.mark.parametrize(
    "texts",
    [
        {"stacks/vpc.py": NETWORK},
        {"stacks/vpc.py": NETWORK + SUBNETS, "stacks/old.py": NETWORK},
        {"stacks/vpc.py": "from app import app\nimport aws_cdk\n" + NETWORK + SUBNETS},
        {"stacks/vpc.py": NETWORK + SUBNETS + "if __name__ == '__main__':\n    Network()\n"},
    ],
    ids=["one name is nowhere", "two files have a name", "a circle", "a file that runs"],
)
def test_where_it_is_not_certain(texts):
    assert fixed({"app.py": MAIN, **texts}) == MAIN


def test_a_function_of_any_name_is_not_meant():
    main = "import aws_cdk\nfrom stacks.network import handler\n"
    texts = {"app.py": main, "stacks/vpc.py": "import aws_cdk\n\n\ndef handler():\n    pass\n"}
    assert fixed(texts) == main


BINDINGS = """\
from cdktf import TerraformStack
from imports.aws import Subnet
from imports.aws.vpc import Vpc
from imports.aws import vpc
import imports.aws.provider as provider


class Net(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        provider.AwsProvider(self, "aws")
        Subnet(self, "subnet", vpc_id=Vpc(self, "vpc").id)
"""
PREBUILT = (
    BINDINGS.replace(
        "from imports.aws import Subnet",
        "from cdktf_cdktf_provider_aws.subnet import Subnet",
    )
    .replace("import imports.aws.provider", "import cdktf_cdktf_provider_aws.provider")
    .replace("imports.aws", "cdktf_cdktf_provider_aws")
)


def prebuilt(elsewhere, text=BINDINGS, **more):
    config = fixiac.Config(select=("IMP002",), elsewhere=elsewhere)
    return fixiac.fix({"lib/net.py": text, **more}, config=config).texts["lib/net.py"]


def test_bindings_that_nothing_makes_come_from_the_package():
    assert prebuilt(frozenset()) == PREBUILT
    next_name = BINDINGS.replace("from cdktf ", "from cdktn ")
    assert "from cdktn_provider_aws.vpc import Vpc" in prebuilt(frozenset(), next_name)


@pytest.mark.parametrize("elsewhere", [None, {"imports/aws"}, {"lib/imports/aws/vpc"}])
def test_bindings_that_are_made_stay(elsewhere):
    assert prebuilt(elsewhere) == BINDINGS


def test_bindings_that_are_files_of_the_program_stay():
    files = {
        "imports/aws/vpc/__init__.py": "import cdktf\nclass Vpc(cdktf.TerraformResource): ...\n"
    }
    assert prebuilt(frozenset(), **files) == BINDINGS


@pytest.mark.parametrize(
    ("providers", "kept"),
    [
        ('["aws@~> 5.0"]', True),
        ('["hashicorp/aws"]', True),
        ('[{"name": "aws", "source": "hashicorp/aws"}]', True),
        ("{not json", True),
        ('["null"]', False),
        ("[]", False),
    ],
)
def test_cdktf_makes_what_its_file_names(tmp_path, monkeypatch, providers, kept):
    (tmp_path / "lib").mkdir()
    (tmp_path / "cdktf.json").write_text(f'{{"terraformProviders": {providers}}}')
    (tmp_path / "lib" / "net.py").write_text(BINDINGS)
    for folder, named in ((tmp_path, "lib"), (tmp_path / "lib", "."), (tmp_path, str(tmp_path))):
        monkeypatch.chdir(folder)
        output = (
            CliRunner()
            .invoke(
                cli.cli, ["check", "--isolated", "--select", "IMP002", named], standalone_mode=False
            )
            .output
        )
        assert ("in no file" not in output) == kept


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("cdktf==0.20.7\n", True),
        ("cdktf==0.20.7\ncdktf-cdktf-provider-aws>=19\n", False),
        ("constructs\n", False),
    ],
)
def test_the_users_of_a_library_make_the_bindings(tmp_path, monkeypatch, asked, kept):
    (tmp_path / "lib").mkdir()
    (tmp_path / "requirements.txt").write_text(asked)
    (tmp_path / "lib" / "net.py").write_text(BINDINGS)
    monkeypatch.chdir(tmp_path)
    arguments = ["check", "--isolated", "--select", "IMP002", "lib"]
    output = CliRunner().invoke(cli.cli, arguments, standalone_mode=False).output
    assert ("in no file" not in output) == kept
