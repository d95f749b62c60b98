"""The language server with a real client over standard input and output."""

import asyncio
import contextlib
import re
import shutil
import subprocess
import sys

import pytest
from words import ROOT

import fixiac

pytest.importorskip("pygls", reason="the extra 'lsp' is not installed")

from language_client import Editor
from lsprotocol import types

from fixiac import frontends
from fixiac.lsp import analysis, workspace

HEAD = "import pulumi_aws as aws\n\n"
WRONG = HEAD + 'aws.ec2.FlowLog("a", traffic_type="ALL", max_aggregation_interval=300)\n'
RIGHT = WRONG.replace("300", "60")
UNSAFE = HEAD + 'aws.cloudwatch.LogGroup("a", retention_in_days=45)\n'
MANY = WRONG + UNSAFE.removeprefix(HEAD)


@pytest.fixture(scope="module")
def loop():
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="module")
def shared(loop):
    """One editor that most tests share: starting a server takes a second."""
    editor = Editor()
    loop.run_until_complete(editor.__aenter__())
    yield editor
    loop.run_until_complete(editor.__aexit__())


@pytest.fixture
def session(loop, shared, tmp_path):
    """Run a scenario in the shared editor, in a workspace folder of its own."""

    def run(scenario):
        async def whole():
            shared.add_folder(tmp_path)
            try:
                await scenario(shared)
            finally:
                shared.close_all()
                shared.remove_folder(tmp_path)

        loop.run_until_complete(whole())

    return run


@pytest.fixture
def alone(loop):
    """Run a scenario in an editor of its own."""

    def run(scenario, *folders, **able):
        async def whole():
            async with Editor(*folders, **able) as editor:
                await scenario(editor)

        loop.run_until_complete(whole())

    return run


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def codes(found):
    return [problem.code for problem in found]


def titles(actions):
    return [action.title for action in actions]


def test_problems_while_typing(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        (found,) = await editor.problems(uri)
        assert (found.code, found.source) == ("VPC001", "fixiac")
        assert found.message.splitlines()[1:] == ["fix: Write 60"]
        assert found.code_description.href.startswith("https://docs.aws.amazon.com/")
        line = WRONG.splitlines()[2]
        assert found.range == types.Range(
            types.Position(2, line.index("300")), types.Position(2, line.index(")"))
        )
        editor.change(uri, RIGHT)
        assert await editor.problems(uri, lambda found: not found) == []
        editor.change(uri, WRONG)
        assert codes(await editor.problems(uri)) == ["VPC001"]

    session(scenario)


def test_a_quick_fix(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        (action,) = await editor.fixes(uri, 2, 68)
        assert (action.title, action.is_preferred) == ("Write 60 (VPC001)", True)
        assert codes(action.diagnostics) == ["VPC001"]
        (change,) = action.edit.document_changes
        assert change.text_document.version == 1
        assert editor.apply(action.edit) == {uri: RIGHT}
        assert await editor.problems(uri, lambda found: not found) == []
        assert await editor.actions(uri, 2, 68) == []
        assert (tmp_path / "m.py").read_text() == WRONG

    session(scenario)


def test_actions_are_those_of_the_place(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", MANY))
        assert titles(await editor.fixes(uri, 0)) == []
        both = await editor.fixes(uri, 0, end=types.Position(9, 0))
        assert titles(both) == ["Write 60 (VPC001)", "Unsafe: Keep events for 60 days (LOG001)"]
        assert [action.is_preferred for action in both] == [True, False]
        assert titles(await editor.actions(uri, 2, 68, only=["refactor"])) == []

    session(scenario)


def test_a_finding_is_ignored_at_its_place(session, tmp_path):
    text = WRONG + 'TEXT = """\n{} " 👋"""\n'.format(WRONG.splitlines()[2].replace("300", "301"))
    text += 'aws.cloudwatch.LogGroup(\n    "a",\n    retention_in_days=45,  # noqa\n)\n'

    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", text))
        whole = {"line": 0, "end": types.Position(99, 0), "only": ["quickfix"]}
        for code in ("VPC001", "LOG001"):
            title = f"Ignore {code} here"
            (ignore,) = [a for a in await editor.actions(uri, **whole) if a.title == title]
            assert not ignore.is_preferred
            editor.apply(ignore.edit)
        assert await editor.problems(uri, lambda found: not found) == []
        assert editor.texts[uri] == text.replace(
            "interval=300)", "interval=300)  # fixiac: ignore[VPC001]"
        ).replace("# noqa", "# noqa  # fixiac: ignore[LOG001]")

    session(scenario)


def test_fix_all_is_worked_out_when_it_is_chosen(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", MANY))
        for only in (["source"], ["source.fixAll"], ["source.fixAll.fixiac"]):
            (action,) = await editor.actions(uri, only=only)
            assert action.edit is None
        (whole,) = [a for a in await editor.actions(uri) if a.kind == "source.fixAll.fixiac"]
        resolved = await editor.client.code_action_resolve_async(whole)
        assert editor.apply(resolved.edit) == {uri: MANY.replace("300", "60")}
        editor.change(uri, MANY + "\n")
        stale = await editor.client.code_action_resolve_async(whole)
        assert stale.edit is None

    session(scenario)


def test_unsafe_fixes_are_part_of_fix_all_if_that_is_configured(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", UNSAFE))
        assert "unsafe fix: " in (await editor.problems(uri))[0].message
        assert await editor.actions(uri, only=["source.fixAll"]) == []
        settings = write(tmp_path / "pyproject.toml", "[tool.fixiac]\nunsafe-fixes = true\n")
        editor.file_event(settings, types.FileChangeType.Created)
        (action,) = await editor.actions(uri, only=["source.fixAll"])
        resolved = await editor.client.code_action_resolve_async(action)
        assert editor.apply(resolved.edit) == {uri: UNSAFE.replace("45", "60")}
        editor.change(uri, UNSAFE)
        (action,) = await editor.fixes(uri, 2, 47)
        assert action.title.startswith("Unsafe: ")

    session(scenario)


def test_a_fix_across_files_and_unsaved_buffers(session, tmp_path):
    folder = tmp_path / "app"
    shutil.copytree(ROOT / "testdata/KMS001/pulumi-files.in", folder)
    texts = {p.name: p.read_bytes().decode() for p in folder.glob("*.py")}
    expected = fixiac.fix(texts, config=fixiac.Config(select=("KMS001",))).texts
    differ = [name for name, text in texts.items() if text != expected[name]]
    write(tmp_path / "pyproject.toml", '[tool.fixiac]\nselect = ["KMS001"]\n')

    async def scenario(editor):
        keys = editor.open(folder / "keys.py")
        (found,) = await editor.problems(keys)
        elsewhere = {told.location.uri for told in found.related_information}
        assert elsewhere >= {
            p.as_uri() for p in folder.glob("*.py") if texts[p.name] != expected[p.name]
        }
        start = found.range.start
        (action,) = await editor.fixes(keys, start.line, start.character)
        versions = {
            change.text_document.uri: change.text_document.version
            for change in action.edit.document_changes
        }
        assert versions[keys] == 1
        assert {version for uri, version in versions.items() if uri != keys} == {None}
        # Another buffer, not saved, makes no trail any more.
        main = editor.open(folder / "__main__.py")
        editor.change(main, re.sub(r"aws\.cloudtrail\.Trail\(.*", "", editor.texts[main]))
        assert await editor.problems(keys, lambda found: not found) == []
        editor.close(main)
        assert len(await editor.problems(keys, bool)) == 1
        (action,) = await editor.fixes(keys, start.line, start.character)
        changed = editor.apply(action.edit)
        assert {uri.rpartition("/")[2]: text for uri, text in changed.items()} == {
            name: expected[name] for name in differ
        }

    session(scenario)


def test_a_file_that_changed_unseen_is_not_edited(session, tmp_path):
    folder = tmp_path / "app"
    shutil.copytree(ROOT / "testdata/KMS001/pulumi-files.in", folder)
    write(tmp_path / "pyproject.toml", '[tool.fixiac]\nselect = ["KMS001"]\n')

    async def scenario(editor):
        keys = editor.open(folder / "keys.py")
        (found,) = await editor.problems(keys)
        main = folder / "__main__.py"
        main.write_text("# moved\n" + main.read_text())
        start = found.range.start
        assert await editor.fixes(keys, start.line, start.character) == []
        editor.file_event(main)
        (action,) = await editor.fixes(keys, start.line, start.character)
        assert editor.apply(action.edit)[main.as_uri()].startswith("# moved\n")

    session(scenario)


def test_what_is_withheld_says_why(session, tmp_path):
    shutil.copytree(ROOT / "testdata/KMS001/pulumi-files.in", tmp_path, dirs_exist_ok=True)
    write(tmp_path / "pyproject.toml", '[tool.fixiac]\nselect = ["KMS001"]\ndeployed = true\n')

    async def scenario(editor):
        keys = editor.open(tmp_path / "keys.py")
        (found,) = await editor.problems(keys)
        assert "fix (not on a deployed stack" in found.message
        start = found.range.start
        assert await editor.fixes(keys, start.line, start.character) == []

    session(scenario)


def test_a_wrong_configuration_is_told_at_its_place(session, tmp_path):
    settings = write(tmp_path / "pyproject.toml", "[tool.fixiac]\nselct = []\n")

    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        assert await editor.problems(uri) == []
        await editor.until(lambda: settings.as_uri() in editor.diagnostics)
        (told,) = editor.diagnostics[settings.as_uri()].diagnostics
        assert told.range.start.line == 1
        assert "unknown key 'selct'" in told.message
        await editor.until(lambda: any("selct" in message for message in editor.messages))
        settings.write_text("[tool.fixiac]\nselect = []\n")
        editor.file_event(settings)
        assert codes(await editor.problems(uri, bool)) == ["VPC001"]
        await editor.until(lambda: not editor.diagnostics[settings.as_uri()].diagnostics)

    session(scenario)


def test_isolated_reads_no_configuration(alone, tmp_path):
    write(tmp_path / "pyproject.toml", '[tool.fixiac]\nignore = ["VPC001"]\n')

    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        assert codes(await editor.problems(uri)) == ["VPC001"]

    alone(scenario, tmp_path, options=["--isolated"])


def test_a_codemod_of_the_project(session, tmp_path):
    write(tmp_path / "pyproject.toml", '[tool.fixiac]\ncodemods = ["own.py"]\n')
    codemod = """
from fixiac.edits import Edit, Fix
from fixiac.rules import Rule

class NoFlowLogs(Rule):
    "We have no flow logs."
    code = "OWN001"
    name = "no-flow-logs"

    def check(self, project):
        print("what a codemod prints")
        for call in project.calls:
            yield self.finding(call.function, "WORD", unfixed="as a test")
"""
    own = write(tmp_path / "own.py", codemod.replace("WORD", "first"))

    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        found = await editor.problems(uri)
        assert {problem.code: problem.message for problem in found}["OWN001"].startswith("first")
        assert "no-flow-logs" in (await editor.hover(uri, 2, 2)).contents.value
        own.write_text(codemod.replace("WORD", "second"))
        editor.file_event(own)
        await editor.problems(uri, lambda found: any("second" in p.message for p in found))

    session(scenario)


def test_hover_explains(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        hover = await editor.hover(uri, 2, 68)
        assert hover.contents.kind == types.MarkupKind.Markdown
        for part in ("**VPC001**", "fix: Write 60", "https://docs.aws.amazon.com/", "#### Why"):
            assert part in hover.contents.value
        assert await editor.hover(uri, 0, 0) is None

    session(scenario)


def test_codemods_of_ones_own(session, tmp_path):
    rename = "libcst.codemod.commands.rename:RenameCommand"
    arguments = 'old_name = "old.name", new_name = "old.other"'
    settings = f'[tool.fixiac.libcst]\nACM001 = {{ run = "{rename}", {arguments} }}\n'
    write(tmp_path / "pyproject.toml", settings)

    async def scenario(editor):
        uri = editor.open(write(tmp_path / "dull.py", "import old\n\nold.name()\n"))
        hover = await editor.hover(uri, 2, 4)
        assert "**ACM001** rename-command" in hover.contents.value
        fix = next(a for a in await editor.fixes(uri, 2, 4) if "ACM001" in a.title)
        editor.apply(fix.edit)
        assert editor.texts[uri] == "import old\n\nold.other()\n"

    session(scenario)


def test_an_editor_that_can_do_little(alone, tmp_path):
    async def scenario(editor):
        assert editor.registered == []
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        (action,) = await editor.actions(uri, only=["source.fixAll"])
        assert action.edit.document_changes is None
        assert editor.apply(action.edit) == {uri: RIGHT}
        editor.change(uri, WRONG)
        hover = await editor.hover(uri, 2, 68)
        assert hover.contents.kind == types.MarkupKind.PlainText
        write(tmp_path / "pyproject.toml", '[tool.fixiac]\nignore = ["VPC001"]\n')
        editor.save(uri)
        assert await editor.problems(uri, lambda found: not found) == []

    alone(scenario, tmp_path, versioned=False, resolve=False, watch=False, markdown=False)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
def test_positions_count_in_the_units_of_the_editor(alone, tmp_path, encoding):
    text = WRONG.replace('"a"', '"😀é\u2028\f"').replace("\n", "\r\n")

    async def scenario(editor):
        assert editor.server.capabilities.position_encoding == encoding
        assert {one.method for one in editor.registered} <= {"workspace/didChangeWatchedFiles"}
        uri = editor.open(write(tmp_path / "m.py", text))
        (found,) = await editor.problems(uri)
        size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
        codec, width = size[encoding]
        before = text.split("\r\n")[2].partition("300")[0]
        assert found.range.start == types.Position(2, len(before.encode(codec)) // width)
        (action,) = await editor.fixes(uri, 2, found.range.end.character)
        assert editor.apply(action.edit) == {uri: text.replace("300", "60")}
        assert await editor.problems(uri, lambda found: not found) == []

    alone(scenario, tmp_path, encodings=[encoding])


def test_what_does_not_parse_keeps_what_was_found(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG + "x = 1\n"))
        (before,) = await editor.problems(uri)
        other = editor.open(write(tmp_path / "n.py", "from m import x\n" + WRONG))
        assert codes(await editor.problems(other)) == ["VPC001"]
        editor.change(uri, "\n" + WRONG + "x = (1\ny = 2 )) z\n")
        found = await editor.problems(uri, lambda found: len(found) > 1)
        kept = next(problem for problem in found if problem.code == "VPC001")
        assert kept.range.start.line == before.range.start.line + 1
        assert kept.message.endswith("fix: once the program can be read again")
        (error,) = [problem for problem in found if problem is not kept]
        assert error.range.start.line >= 4
        assert await editor.fixes(uri, 3, 68) == []
        editor.change(uri, "\n" + WRONG.replace("300", "(300") + "x = 1\n")
        assert "VPC001" not in codes(await editor.problems(uri))
        editor.change(uri, "\n" + WRONG + "x = 1\n")
        await editor.problems(uri, lambda found: codes(found) == ["VPC001"])
        assert len(await editor.fixes(uri, 3, 68)) == 1

    session(scenario)


def test_a_cut_off_answer_is_mended_on_demand_only(session, tmp_path):
    cut = WRONG + 'def more():\n    aws.s3.Bucket(\n        "b",\n'

    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", cut))
        found = await editor.problems(uri)
        assert "SYN001" in codes(found)
        place = next(p for p in found if p.code == "SYN001").range.start
        mend = await editor.fixes(uri, place.line, place.character)
        assert any("SYN001" in title for title in titles(mend))
        for action in await editor.actions(uri, only=["source.fixAll"]):
            resolved = await editor.client.code_action_resolve_async(action)
            assert "NotImplementedError" not in str(resolved.edit)

    session(scenario)


def test_markdown(session, tmp_path):
    answer = f"# Answer\n\n1. Logs 😀\n\n   ```python\n{WRONG}   ```\n".replace(
        WRONG, "".join(f"   {line}" for line in WRONG.splitlines(keepends=True))
    )

    async def scenario(editor):
        write(tmp_path / "n.py", WRONG)
        uri = editor.open(write(tmp_path / "answer.md", answer), language="markdown")
        (found,) = await editor.problems(uri)
        assert found.range.start.line == 7
        (action,) = await editor.fixes(uri, 7, found.range.start.character)
        assert editor.apply(action.edit) == {uri: answer.replace("300", "60")}

    session(scenario)


def test_files_that_a_check_leaves_out(session, tmp_path):
    write(tmp_path / ".gitignore", "ignored/\n")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    write(tmp_path / "pyproject.toml", '[tool.fixiac]\nexclude = ["legacy/"]\n')
    write(tmp_path / "env/pyvenv.cfg", "")
    left_out = ["ignored/m.py", "legacy/m.py", "env/m.py", "node_modules/m.py"]

    async def scenario(editor):
        uris = [editor.open(write(tmp_path / name, WRONG)) for name in left_out]
        taken = editor.open(write(tmp_path / "build.py", WRONG))
        assert codes(await editor.problems(taken)) == ["VPC001"]
        for uri in uris:
            assert await editor.problems(uri) == []

    session(scenario)


def test_folders_with_configurations_of_their_own(session, tmp_path):
    write(tmp_path / "pyproject.toml", '[tool.fixiac]\nignore = ["VPC001"]\n')
    write(tmp_path / "inner/pyproject.toml", '[tool.fixiac]\nselect = ["VPC001"]\n')
    second = tmp_path.with_name(tmp_path.name + "-second")

    async def scenario(editor):
        editor.add_folder(second)
        outer = editor.open(write(tmp_path / "m.py", WRONG))
        inner = editor.open(write(tmp_path / "inner/m.py", WRONG))
        other = editor.open(write(second / "m.py", WRONG))
        assert await editor.problems(outer) == []
        assert codes(await editor.problems(inner)) == ["VPC001"]
        assert codes(await editor.problems(other)) == ["VPC001"]
        editor.close(other)
        editor.remove_folder(second)

    session(scenario)


@pytest.mark.parametrize("marker", ["Pulumi.yaml", "cdk.json", "cdktf.json"])
def test_each_program_of_a_repository_is_one_of_its_own(session, tmp_path, marker):
    use = WRONG.replace("300", "SECONDS").replace(HEAD, f"{HEAD}from near import SECONDS\n")
    write(tmp_path / "near.py", "import pulumi\n\nSECONDS = 300\n")
    program = write(tmp_path / "inner" / marker, "")

    async def scenario(editor):
        uri = editor.open(write(tmp_path / "inner/m.py", use))
        assert await editor.problems(uri) == []
        program.unlink()
        editor.file_event(program, types.FileChangeType.Deleted)
        assert codes(await editor.problems(uri, bool)) == ["VPC001"]

    session(scenario)


def test_a_document_that_is_no_file(session):
    async def scenario(editor):
        uri = editor.open("untitled:Untitled-1", WRONG)
        (action,) = await editor.fixes(uri, 2, 68)
        assert editor.apply(action.edit) == {uri: RIGHT}

    session(scenario)


def test_an_older_version_of_a_file_is_no_part_of_the_program(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        assert codes(await editor.problems(uri)) == ["VPC001"]
        older = editor.open(f"git:{tmp_path}/m.py?ref=HEAD", RIGHT)
        assert await editor.actions(older) == []
        editor.change(uri, WRONG + "x = 1\n")
        assert codes(await editor.problems(uri)) == ["VPC001"]

    session(scenario)


def test_a_change_costs_only_what_it_is_linked_with(tmp_path, monkeypatch):
    assembled = []
    real = frontends.assemble
    monkeypatch.setattr(
        frontends, "assemble", lambda *given: assembled.append(set(given[0])) or real(*given)
    )
    for name, text in {"n.py": WRONG, "keys.py": RIGHT, "apart.py": WRONG}.items():
        write(tmp_path / name, text)
    checker = analysis.Checker(isolated=True)

    def check(version, **texts):
        documents = [
            workspace.Open(f"file:{name}", str(tmp_path / f"{name}.py"), text, version)
            for name, text in texts.items()
        ]
        snapshot = workspace.Snapshot(tuple(documents), (str(tmp_path),))
        checked = checker.check(snapshot, lambda _: None, disk_changed=False)
        return {name: len(checked.views[f"file:{name}"].marks) for name in texts}

    linked = f"import keys\n{WRONG}"
    assert check(1, m=linked, n=WRONG) == {"m": 1, "n": 1}
    assert assembled == [{"m.py", "keys.py"}, {"n.py"}]
    assert check(2, m=f"{linked}x = 1\n", n=WRONG) == {"m": 1, "n": 1}
    assert assembled[2:] == [{"m.py", "keys.py"}]
    assert check(3, m=f"import n\n{linked}", n=WRONG) == {"m": 1, "n": 1}
    assert assembled[3:] == [{"m.py", "n.py", "keys.py"}]


def test_a_folder_that_is_too_large_is_not_searched(tmp_path, monkeypatch):
    write(tmp_path / "n.py", WRONG)
    document = workspace.Open("file:m", str(tmp_path / "m.py"), WRONG, 1)
    snapshot = workspace.Snapshot((document,), (str(tmp_path),))

    def texts(checker):
        checked = checker.check(snapshot, lambda _: None, disk_changed=True)
        return set(checked.views["file:m"].program.texts), checked.notes

    assert texts(analysis.Checker(isolated=True)) == ({"m.py", "n.py"}, ())
    monkeypatch.setattr(workspace, "PATIENCE", -1)
    found, (note,) = texts(analysis.Checker(isolated=True))
    assert found == {"m.py"}
    assert "too large" in note


@pytest.mark.parametrize("text", ["", "\ud800", "import pulumi\0", "\ufeff" + WRONG, "(" * 5000])
def test_no_text_stops_the_server(session, tmp_path, text):
    async def scenario(editor):
        uri = editor.open(tmp_path / "m.py", text)
        await editor.problems(uri)
        await editor.actions(uri)
        await editor.hover(uri, 0)
        editor.change(uri, WRONG)
        assert codes(await editor.problems(uri, bool)) == ["VPC001"]

    session(scenario)


def test_only_the_last_of_many_changes_counts(session, tmp_path):
    async def scenario(editor):
        uri = editor.open(write(tmp_path / "m.py", WRONG))
        await editor.problems(uri)
        seen = []
        for number in range(30):
            editor.change(uri, WRONG + f"x = {number}\n")
            told = editor.diagnostics[uri].version
            seen.append(told)
            await asyncio.sleep(0.01)
        assert codes(await editor.problems(uri)) == ["VPC001"]
        assert len(set(seen)) < 5

    session(scenario)


def test_the_extra_is_named_when_it_is_missing():
    code = (
        "import sys; sys.modules['pygls'] = None\n"
        "from fixiac.cli import main; sys.exit(main(['lsp']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'fixiac[lsp]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_server_ends_with_its_editor(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "fixiac", "lsp", "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with contextlib.closing(process.stdin), contextlib.closing(process.stdout):
        process.stdin.close()
        process.wait(20)
        assert process.stdout.read() == b""
    process.stderr.close()
