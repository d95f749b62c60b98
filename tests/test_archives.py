"""Archives of folders whose files have no word of AWS, and are only seen on the disk."""

from fixiac import cli

STACK = """\
from cdktf import AssetType, TerraformAsset, TerraformStack


class Work(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        TerraformAsset(self, "work", path="functions/work.zip", type=AssetType.ARCHIVE)
"""


def applied(tmp_path, monkeypatch, *, to):
    folder = tmp_path / "lib" / "functions"
    folder.mkdir(parents=True)
    (folder / "work.py").write_text("def handler(event, context):\n    return event\n")
    (tmp_path / "lib" / "stack.py").write_text(STACK)
    monkeypatch.chdir(tmp_path)
    status = cli.main(["apply", "--isolated", "--select", "CTF003", to])
    return status, (tmp_path / "lib" / "stack.py").read_text()


def test_a_folder_that_the_search_comes_by(tmp_path, monkeypatch):
    status, text = applied(tmp_path, monkeypatch, to=".")
    assert status == 0
    assert text == STACK.replace("functions/work.zip", "functions")


def test_a_folder_that_is_not_searched(tmp_path, monkeypatch):
    status, text = applied(tmp_path, monkeypatch, to="lib/stack.py")
    assert status == 1
    assert text == STACK
