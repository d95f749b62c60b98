"""Codemods from elsewhere, set up as docs/own-codemods.md says."""

import os
import re
import subprocess
import sys
import zipfile

import pytest
from words import ROOT

from fixiac import config
from fixiac.config import ConfigError

DOCS = (ROOT / "docs" / "own-codemods.md").read_text("utf-8")
BLOCKS = re.findall(r"```(?:python|toml)\n# ([^\n]+)\n(.*?)```", DOCS, re.DOTALL)
OWN = dict(BLOCKS)["codemods/force_destroy.py"]
BEFORE = dict(BLOCKS)["tests/golden/ACM001/pulumi-logs.in.py"]
AFTER = dict(BLOCKS)["tests/golden/ACM001/pulumi-logs.out.py"]
SETTINGS = '[tool.fixiac]\ncodemods = ["codemods/force_destroy.py"]\n'


@pytest.fixture
def project(tmp_path):
    """Write files; the first has the codemod of the documentation and a program for it."""

    def write(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    write({"codemods/force_destroy.py": OWN, "pyproject.toml": SETTINGS, "main.py": BEFORE})
    return write


def refused(folder):
    with pytest.raises(ConfigError) as error:
        config.load(str(folder / "pyproject.toml"))
    return error.value


def test_what_the_documentation_shows(project, tmp_path):
    project(dict(block for block in BLOCKS if block[0] != "pyproject.toml"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


def test_a_module(run, project, tmp_path):
    done = run("check", ".", check=1)
    assert b"main.py:3:44: ACM001 [*] we do not delete buckets" in done.stdout
    assert b"ACM001  force-destroy" in run("rules", check=0).stdout
    assert b"We lost a bucket once." in run("explain", "acm001", check=0).stdout
    assert b"We lost a bucket once." in run("explain", "force-destroy", check=0).stdout
    assert run("check", "--ignore", "ACM", ".", check=0)
    assert b"ACM001" in run("check", "--select", "ACM001", ".", check=1).stdout
    assert b"1\tACM001\t[*] force-destroy" in run("check", "--statistics", ".", check=1).stdout
    assert b'"id": "ACM001"' in run("check", "--output-format", "sarif", ".", check=1).stdout
    run("apply", ".", check=0)
    assert (tmp_path / "main.py").read_text() == AFTER
    assert sorted(os.listdir(tmp_path / "codemods")) == ["force_destroy.py"]


def test_from_another_folder(run, project, tmp_path):
    done = run("check", tmp_path / "main.py", cwd=ROOT, check=1)
    assert b"ACM001" in done.stdout


def test_comments_and_files_that_ignore_it(run, project):
    project({"main.py": BEFORE.replace("#", "# fixiac: ignore[ACM001]")})
    run("check", ".", check=0)
    project(
        {"main.py": BEFORE, "pyproject.toml": f'{SETTINGS}per-file-ignores."m*" = ["ACM001"]\n'}
    )
    run("check", ".", check=0)
    project({"pyproject.toml": SETTINGS})
    run("check", "--add-ignore", ".", check=0)
    run("check", ".", check=0)


def test_settings(run, project):
    own = OWN.replace(
        "name = ", 'options = (Setting("mild", False, (), "Say less."),)\n    name = '
    )
    own = own.replace("import Finding, Rule", "import Finding, Rule, Setting")
    own = own.replace(" is True", " is not self.settings['mild']")
    project({"codemods/force_destroy.py": own})
    run("check", ".", check=1)
    assert b"`mild` (default false)" in run("explain", "ACM001").stdout
    settings = f"{SETTINGS}[tool.fixiac.ACM001]\n"
    project({"pyproject.toml": f"{settings}mild = true\n", "main.py": AFTER})
    run("check", ".", check=1)
    project({"pyproject.toml": f"{settings}wild = true\n"})
    done = run("check", ".", check=2)
    assert done.stderr == b"pyproject.toml:4: error: ACM001 has no setting 'wild'; it has mild\n"


def test_isolated_runs_no_code(run, project, tmp_path):
    project({"codemods/force_destroy.py": "open('ran', 'w')\n" + OWN})
    run("check", "--isolated", ".", check=0)
    assert not (tmp_path / "ran").exists()
    run("check", ".", check=1)
    assert (tmp_path / "ran").exists()


def test_an_installed_package(run, project, tmp_path, monkeypatch):
    wheel = tmp_path / "acme_codemods-1.0-py3-none-any.whl"
    info = "acme_codemods-1.0.dist-info"
    shown = dict(BLOCKS)["the package's pyproject.toml"]
    assert 'acme = "acme_codemods" ' in shown
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("acme_codemods/__init__.py", "from acme_codemods.buckets import *\n")
        archive.writestr("acme_codemods/buckets.py", OWN.replace("ACM001", "ACM009"))
        archive.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\nName: acme-codemods\nVersion: 1.0\n"
        )
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/entry_points.txt", "[fixiac.codemods]\nacme = acme_codemods\n")
        archive.writestr(f"{info}/RECORD", "")
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", site, wheel], check=True)
    monkeypatch.setenv("PYTHONPATH", str(site))
    found = run("check", "main.py", check=1).stdout
    assert b"ACM001" in found
    assert b"ACM009" in found
    (tmp_path / "pyproject.toml").unlink()
    assert b"ACM009" in run("check", "--isolated", "main.py", check=1).stdout
    assert b"ACM009  force-destroy" in run("rules").stdout
    assert b"We lost" in run("explain", "ACM009").stdout
    # Its code taken by a module, and what cannot be loaded.
    project({"pyproject.toml": SETTINGS, "codemods/force_destroy.py": OWN.replace("001", "009")})
    done = run("check", "main.py", check=2)
    assert b"pyproject.toml:2: error: ACM009 of ForceDestroy in codemods" in done.stderr
    assert b"is also the code of ForceDestroy in acme_codemods.buckets" in done.stderr
    (site / "acme_codemods" / "buckets.py").write_text("import nothing_like_it\n")
    done = run("check", "--isolated", "main.py", check=2)
    assert done.stderr.startswith(
        b"fixiac: error: acme_codemods of acme-codemods cannot be loaded: "
    )


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (None, "codemods/force_destroy.py: no such file in "),
        ("x = 1\n", "has no codemod: no subclass of fixiac.Rule with a code"),
        ("x = 1\nx = y\n", "codemods/force_destroy.py:2 cannot be loaded: NameError: "),
        ("x = 1\nx = (\n", "codemods/force_destroy.py:2 cannot be loaded: SyntaxError: "),
        (
            "import sys\nsys.exit(0)\n",
            "codemods/force_destroy.py:2 cannot be loaded: SystemExit: 0",
        ),
        ("import nothing_like_it\n", "py:1 cannot be loaded: ModuleNotFoundError: "),
        ("open('nothing')\n", "py:1 cannot be loaded: FileNotFoundError: "),
        (
            OWN.replace("ACM001", "KMS001"),
            "codemods/force_destroy.py is also the code of",
        ),
        (
            OWN.replace("ACM001", "FIX001"),
            "codemods/force_destroy.py is also the code of",
        ),
        (
            OWN.replace("ACM001", "acme"),
            "must be capital letters and then digits, such as ACM001, not",
        ),
        (OWN.replace("name = ", "nome = "), "ACM001 has no name"),
        (
            re.sub(r'(?<=Rule\):\n).*?""".*?"""', "", OWN, flags=re.DOTALL),
            "no docstring, which is its",
        ),
        (OWN.replace("def check", "def test"), "ACM001 has no check"),
    ],
)
def test_what_cannot_be_used(project, tmp_path, own, said):
    if own is None:
        (tmp_path / "codemods" / "force_destroy.py").unlink()
    else:
        project({"codemods/force_destroy.py": own})
    error = refused(tmp_path)
    assert error.line == 2
    assert said in error.message.replace(os.sep, "/")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("codemods = 'x.py'", "codemods must be a list of strings"),
        ("codemods = ['nothing.like.it']", "nothing.like.it cannot be loaded: ModuleNotFoundError"),
        ("codemod = []", "did you mean codemods?"),
        ("select = ['ACM']", "unknown code 'ACM' in select"),
    ],
)
def test_wrong_settings(project, tmp_path, settings, said):
    project({"pyproject.toml": f"[tool.fixiac]\n{settings}\n"})
    error = refused(tmp_path)
    assert error.line == 2
    assert said in error.message


def test_an_error_in_a_check_leaves_the_files_alone_and_the_others_at_work(run, project, tmp_path):
    project({"codemods/force_destroy.py": OWN.replace("yield self", "raise self")})
    project({"main.py": BEFORE.replace("import", "import\timport", 0) + "x = pulumi.Output\n"})
    done = run("check", ".", check=2)
    assert b"error: ACM001 failed: " in done.stderr
    assert b"IMP001" in done.stdout


def test_files_without_a_word_of_aws(run, project, tmp_path):
    everywhere = '''\
from fixiac import Edit, Fix, Rule, Span


class Tabs(Rule):
    """A tab."""

    code, name = "ACM005", "tabs"

    def check(self, project):
        for path, text in project.texts.items():
            if "\\t" in text:
                span = Span(path, text.index("\\t"), text.index("\\t") + 1)
                yield self.finding(span, "a tab", Fix("write spaces", (Edit(span, "    "),)))
'''
    project({"codemods/force_destroy.py": everywhere, "dull.py": "if x:\n\ty\n"})
    run("apply", ".", check=0)
    assert (tmp_path / "dull.py").read_text() == "if x:\n\ty\n"
    project(
        {
            "codemods/force_destroy.py": everywhere.replace(
                "    code,", "    everywhere = True\n    code,"
            )
        }
    )
    run("apply", "--ignore", "ACM005", ".", check=0)
    assert (tmp_path / "dull.py").read_text() == "if x:\n\ty\n"
    run("apply", "--select", "ACM005", ".", check=0)
    assert (tmp_path / "dull.py").read_text() == "if x:\n    y\n"
