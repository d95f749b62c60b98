"""The files in ``editors/``: run as an editor runs them, or by the editor itself."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from words import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EDITORS = ROOT / "editors"
DOCS = (ROOT / "docs/editors.md").read_text()
WRONG = 'import pulumi_aws as aws\n\naws.ec2.FlowLog("a", max_aggregation_interval=300)\n'
RIGHT = WRONG.replace("300", "60")
LEFT = WRONG + 'aws.cloudwatch.LogGroup("b", retention_in_days=45)\n'
JETBRAINS = {
    "$FILE_PATH$": r"(?P<file>(?:[A-Za-z]:)?[0-9 a-z_A-Z\-\\./]+)",
    "$LINE$": r"(?P<line>[0-9]+)",
    "$COLUMN$": r"(?P<column>[0-9]+)",
}
"""What the IDE puts for a macro of an output filter: RegexpFilter in IntelliJ's sources."""


@pytest.fixture
def environment(tmp_path):
    """One in which ``fixiac`` is found, and no editor's own configuration."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "fixiac"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fixiac "$@"\n')
    command.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}


@pytest.fixture
def project(tmp_path):
    """A project with a space in its name."""
    folder = tmp_path / "my project"
    folder.mkdir()
    (folder / "m.py").write_text(LEFT)
    return folder


def run(command, environment, folder, stdin=""):
    return subprocess.run(
        command,
        env=environment,
        cwd=folder,
        input=stdin,
        text=True,
        capture_output=True,
        check=False,
    )


def options(element):
    return {option.get("name"): option.get("value") for option in element.findall("option")}


def filled(text, project):
    macros = {"$ProjectFileDir$": project, "$FilePath$": project / "m.py"}
    for macro, value in macros.items():
        text = text.replace(macro, str(value))
    return text


def linked(filters, output):
    """The places that the IDE makes links of."""
    found = []
    for line in output.splitlines():
        for expression in filters:
            pattern = "".join(JETBRAINS.get(p, p) for p in re.split(r"(\$\w+\$)", expression))
            match = re.search(pattern, line)
            if match:
                found.append((Path(match["file"]), int(match["line"])))
                break
    return found


TOOLS = {tool.get("name"): tool for tool in ET.parse(EDITORS / "jetbrains/fixiac.xml").getroot()}


@pytest.mark.parametrize("name", TOOLS)
def test_external_tools_of_jetbrains(name, project, environment):
    tool = TOOLS[name]
    given = options(tool.find("exec"))
    assert given["WORKING_DIRECTORY"] == "$ProjectFileDir$"
    words = shlex.split(filled(given["PARAMETERS"], project))
    done = run([given["COMMAND"], *words], environment, project)
    assert done.returncode == 1, done.stderr
    filters = [options(one)["REGEXP"] for one in tool.findall("filter")]
    places = linked(filters, done.stdout + done.stderr)
    assert {line for path, line in places if path == project / "m.py"} == {3, 4}
    changes = tool.get("synchronizeAfterRun") == "true"
    assert (project / "m.py").read_text() == (LEFT.replace("300", "60") if changes else LEFT)


def test_the_file_watcher_of_jetbrains(project, environment):
    (watcher,) = ET.parse(EDITORS / "jetbrains/watchers.xml").getroot()
    given = options(watcher)
    words = shlex.split(filled(given["arguments"], project))
    done = run([given["program"], *words], environment, project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (project / "m.py").read_text() == LEFT.replace("300", "60")
    (project / "m.py").write_text("import pulumi\nx = (\n")
    broken = run([given["program"], *words], environment, project)
    assert broken.returncode == 2
    filters = [options(one)["regExp"] for one in watcher.iter("FilterInfo")]
    assert linked(filters, broken.stderr)[0][0] == project / "m.py"
    assert (project / "m.py").read_text() == "import pulumi\nx = (\n"


def test_tasks_of_vs_code(project, environment):
    tasks = json.loads((EDITORS / "vscode/tasks.json").read_text())["tasks"]
    macros = {"${workspaceFolder}": str(project), "${file}": str(project / "m.py")}
    (project / "broken.py").write_bytes(b"import pulumi\nx = '\xff'\n")
    outputs = {}
    for task in tasks:
        words = [macros.get(word, word) for word in task["args"]]
        done = run([task["command"], *words], environment, project)
        outputs[task["label"]] = done.stdout + done.stderr
    (pattern,) = tasks[0]["problemMatcher"]["pattern"]
    found = []
    for line in outputs["fixiac: check the folder"].splitlines():
        match = re.search(pattern["regexp"], line)
        if match:
            fields = ("file", "line", "column", "severity", "code", "message")
            found.append(tuple(match.group(pattern[field]) for field in fields))
    problems = {problem[:5] for problem in found}
    assert ("m.py", "3", "47", None, "VPC001") in problems
    assert ("m.py", "4", "48", None, "LOG001") in problems
    (error,) = [problem for problem in found if problem[3] == "error"]
    assert error[:2] == ("broken.py", "2")
    assert len(found) == 3
    assert all(problem[5] and not problem[5].startswith("[*]") for problem in found)
    assert (project / "m.py").read_text() == LEFT.replace("300", "60")


def test_the_formatter_of_zed(project, environment):
    languages = json.loads((EDITORS / "zed/settings.json").read_text())["languages"]
    external = languages["Python"]["formatter"]["external"]
    words = [word.replace("{buffer_path}", str(project / "m.py")) for word in external["arguments"]]
    for text, expected in ((LEFT, LEFT.replace("300", "60")), ("x = 1\n", "x = 1\n")):
        done = run([external["command"], *words], environment, project, text)
        assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")
    for task in json.loads((EDITORS / "zed/tasks.json").read_text()):
        macros = {"$ZED_WORKTREE_ROOT": str(project), "$ZED_FILE": str(project / "m.py")}
        words = [macros.get(word, word) for word in task["args"]]
        assert run([task["command"], *words], environment, project).returncode == 1


def test_other_files_start_the_server():
    helix = tomllib.loads((EDITORS / "helix/languages.toml").read_text())
    server = helix["language-server"]["fixiac"]
    assert [server["command"], *server["args"]] == ["fixiac", "lsp"]
    sublime = json.loads((EDITORS / "sublime/LSP.sublime-settings").read_text())
    assert sublime["clients"]["fixiac"]["command"] == ["fixiac", "lsp"]
    template = json.loads((EDITORS / "lsp4ij/template.json").read_text())
    assert template["programArgs"]["default"] == "fixiac lsp"
    code = json.loads((EDITORS / "vscode/settings.json").read_text())
    assert [code["glspc.server.command"], *code["glspc.server.commandArguments"]] == [
        "fixiac",
        "lsp",
    ]


@pytest.mark.parametrize(
    "file",
    [p for p in EDITORS.rglob("*") if p.is_file()],
    ids=lambda p: str(p.relative_to(EDITORS)),
)
def test_the_documentation_shows_or_links_each_file(file):
    shown = f"\n{file.read_text().rstrip()}\n```" in DOCS
    linked = f"(../{file.relative_to(ROOT)})" in DOCS
    assert shown or linked or f"`{file.parent.relative_to(ROOT)}`" in DOCS


NEOVIM = """
vim.cmd("edit " .. vim.fn.fnameescape(vim.env.TARGET))
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, found in ipairs(vim.diagnostic.get(0)) do
  io.stdout:write(found.source, " ", found.code, " ", found.lnum, "\\n")
end
if vim.env.ACTION == "save" then
  vim.cmd("write")
else
  vim.api.nvim_win_set_cursor(0, { 3, 46 })
  local preferred = function(action) return action.isPreferred end
  vim.lsp.buf.code_action({ apply = true, filter = preferred })
  vim.wait(30000, function() return vim.bo.modified end, 50)
  vim.cmd("write")
end
vim.cmd("qall!")
"""


def neovim():
    """The command of a Neovim that is new enough, or skip."""
    pytest.importorskip("pygls", reason="the extra 'lsp' is not installed")
    command = shutil.which("nvim")
    said = (
        subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout
        if command
        else ""
    )
    version = re.match(r"NVIM v(\d+)\.(\d+)", said)
    if not version or (int(version[1]), int(version[2])) < (0, 11):
        pytest.skip("Neovim 0.11 or newer is not installed")
    return command


@pytest.mark.parametrize(
    ("files", "action"),
    [(["fixiac.lua"], "fix"), (["older.lua"], "fix"), (["fixiac.lua", "on_save.lua"], "save")],
    ids=["0.11", "older", "on-save"],
)
def test_neovim(files, action, project, environment, tmp_path):
    command = neovim()
    (project / "m.py").write_text(WRONG)
    init = tmp_path / "home/config/nvim/init.lua"
    (init.parent / "lsp").mkdir(parents=True)
    lines = []
    for name in files:
        if name == "fixiac.lua":
            shutil.copy(EDITORS / "neovim" / name, init.parent / "lsp")
            lines.append('vim.lsp.enable("fixiac")')
        else:
            lines.append((EDITORS / "neovim" / name).read_text())
    init.write_text("\n".join(lines))
    script = tmp_path / "drive.lua"
    script.write_text(NEOVIM)
    environment |= {"TARGET": str(project / "m.py"), "ACTION": action}
    done = run([command, "--headless", "-c", f"luafile {script}"], environment, project)
    assert "fixiac VPC001 2" in done.stdout, done.stdout + done.stderr
    assert (project / "m.py").read_text() == RIGHT


EMACS = """
(setq eglot-sync-connect 30)
(find-file (getenv "TARGET"))
(call-interactively #'eglot)
(let ((until (+ (float-time) 30)))
  (while (and (< (float-time) until) (null (flymake-diagnostics)))
    (accept-process-output nil 0.1)
    (flymake-start)))
(dolist (found (flymake-diagnostics)) (princ (flymake-diagnostic-text found)))
(let ((fix (car (eglot-code-actions (point-min) (point-max) "quickfix" nil))))
  (eglot--apply-workspace-edit (plist-get fix :edit)))
(save-buffer)
(eglot-shutdown (eglot-current-server))
"""


def test_emacs(project, environment, tmp_path):
    pytest.importorskip("pygls", reason="the extra 'lsp' is not installed")
    command = shutil.which("emacs")
    if not command:
        pytest.skip("Emacs is not installed")
    (project / "m.py").write_text(WRONG)
    (tmp_path / "drive.el").write_text(f"(require 'eglot)\n{EMACS}")
    folders = Path("/usr/share/emacs/site-lisp/elpa").glob("*")
    packages = [word for folder in folders for word in ("-L", str(folder))]
    start = [command, "-Q", "--batch", *packages]
    if run([*start, "--eval", "(require 'eglot)"], environment, project).returncode:
        pytest.skip("eglot is not installed")
    environment |= {"TARGET": str(project / "m.py")}
    setup = ["-l", str(EDITORS / "emacs/fixiac.el"), "-l", str(tmp_path / "drive.el")]
    done = run([*start, *setup], environment, project)
    assert "VPC001" in done.stdout, done.stdout + done.stderr
    assert (project / "m.py").read_text() == RIGHT
