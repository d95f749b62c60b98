import pytest
from words import Everywhere, Replace

from fixiac import config, rules
from fixiac.config import Config, ConfigError


@pytest.fixture(autouse=True)
def own_codes(monkeypatch):
    monkeypatch.setattr(rules, "builtin", lambda: (Replace, Everywhere))


def load(folder, text):
    path = folder / "pyproject.toml"
    path.write_text(text)
    return config.load(str(path))


def test_everything(tmp_path):
    read = load(
        tmp_path,
        """\
[project]
name = "x"

[tool.fixiac]
select = ["TST", "FIX001"]
ignore = ["TST001"]
exclude = ["legacy/"]
unsafe-fixes = true
deployed = true

[tool.fixiac.per-file-ignores]
"tests/**" = ["TST"]

[tool.fixiac.target]
pulumi-aws = 6
cdktf-provider-aws = "19.1"

[tool.fixiac.TST002]
by = "afresh"
""",
    )
    assert read == Config(
        select=("TST", "FIX001"),
        ignore=("TST001",),
        per_file_ignores=(("tests/**", ("TST",)),),
        exclude=("legacy/",),
        unsafe_fixes=True,
        deployed=True,
        target={"pulumi-aws": "6", "cdktf-provider-aws": "19.1"},
        rules={"TST002": {"by": "afresh"}},
        root=str(tmp_path),
    )


def test_settings_may_stand_below_rules(tmp_path):
    assert load(tmp_path, "[tool.fixiac.rules.TST002]\nby = 'afresh'\n").rules == {
        "TST002": {"by": "afresh"}
    }


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[tool.fixiac]\nselect = [\n", 3, "no valid TOML"),
        ("[tool.fixiac]\nselect = 'TST'\n", 2, "select must be a list of strings"),
        ("[tool.fixiac]\n\nignore = ['TST', 'XYZ1']\n", 3, "unknown code 'XYZ1' in ignore"),
        ("[tool.fixiac]\nselect = ['TST0001']\n", 2, "did you mean TST001?"),
        ("[tool.fixiac]\nselect = ['']\n", 2, "unknown code ''"),
        ("[tool.fixiac]\nx = 1\nunsafe_fixes = true\n", 2, "unknown key 'x'"),
        ("[tool.fixiac]\nunsafe_fixes = true\n", 2, "did you mean unsafe-fixes?"),
        ("[tool.fixiac]\nunsafe-fixes = 1\n", 2, "unsafe-fixes must be true or false"),
        ("[tool.fixiac]\ntarget = {pulumi = 6}\n", 2, "unknown package 'pulumi'"),
        ("[tool.fixiac.target]\npulumi-aws = 'six'\n", 2, "must be a version"),
        ("[tool.fixiac.target]\npulumi-aws = true\n", 2, "must be a version"),
        (
            "[tool.fixiac]\n[tool.fixiac.TST002]\nby = 'x'\n",
            3,
            "must be 'anew' or 'afresh', not 'x'",
        ),
        ("[tool.fixiac.TST002]\nhow = 'x'\n", 2, "TST002 has no setting 'how'; it has by"),
        ("[tool.fixiac.rules.TST001]\nhow = 'x'\n", 2, "TST001 has no setting 'how'; it has none"),
        ("[tool.fixiac.XYZ001]\n", 1, "unknown code 'XYZ001'"),
        ("[tool.fixiac]\nTST002.by = 'x'\n", 2, "must be 'anew'"),
        ("[tool.fixiac]\nTST002 = 3\n", 2, "must be a table"),
        ("[tool.fixiac]\nrules = 3\n", 2, "rules must be a table"),
        ("[tool.fixiac.per-file-ignores]\n'*' = ['TST']\n't' = 'TST'\n", 3, "list of strings"),
        ("[tool.fixiac]\nper-file-ignores = 1\n", 2, "must be a table"),
        ("[tool]\nfixiac = 1\n", 0, "has no \\[tool.fixiac\\]"),
        ("tool = 1\n", 0, "has no \\[tool.fixiac\\]"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, line, words):
    with pytest.raises(ConfigError, match=words) as caught:
        load(tmp_path, text)
    assert caught.value.line == line


def test_no_text(tmp_path):
    (tmp_path / "x.toml").write_bytes(b"\n\xff")
    with pytest.raises(ConfigError) as caught:
        config.load(str(tmp_path / "x.toml"))
    assert caught.value.line == 2
    with pytest.raises(ConfigError, match="no such file"):
        config.load(str(tmp_path / "none.toml"))


def test_find_takes_the_nearest_that_speaks_of_fixiac(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.fixiac]\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'fixiac'\n")
    assert config.find("a/b") == "pyproject.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.fixiac.TST001]\n")
    assert config.find("a/b") == "a/pyproject.toml"


@pytest.mark.parametrize(
    ("glob", "path", "match"),
    [
        ("tests/", "tests/a/b.py", True),
        ("*_test.py", "a/b_test.py", True),
        ("/a.py", "b/a.py", False),
        ("a/**/c.py", "a/x/y/c.py", True),
    ],
)
def test_globs(glob, path, match):
    assert config.matches([glob], path) is match


def test_per_file_ignores_are_relative_to_the_configuration(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read = Config(per_file_ignores=(("sub/m.py", ("TST",)),), root=str(tmp_path))
    assert read.ignored_in("sub/m.py").takes("TST001")
    assert read.ignored_in(str(tmp_path / "sub" / "m.py")).takes("TST001")
    assert not read.ignored_in("m.py").takes("TST001")
    assert not Config().ignored_in("m.py").takes("TST001")
