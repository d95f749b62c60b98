"""Who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from words import ROOT

PACKAGE = ROOT / "fixiac"
LAYERS = [
    {"version", "lines", "edits"},
    {"model", "program", "expressions", "catalog"},
    {"project", "aws", "schemas"},
    {"frontends"},
    {"rules", "source"},
    {"codemods", "foreign", "suppression"},
    {"plugins"},
    {"baseline", "config"},
    {"engine"},
    {"files", "output", "forges", "versions"},
    {"lsp"},
    {"commands", "testing"},
    {"cli"},
    {"__main__"},
]
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
VIEW = RANK["project"]
"""Where a room is that is not listed: it adds to the view that codemods read."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module):
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module, *, lazily=True):
    """The names of modules that a module imports; under TYPE_CHECKING nothing is imported."""
    tree = ast.parse(module.read_text("utf-8"))
    nodes = ast.walk(tree) if lazily else iter(tree.body)
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in nodes:
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            yield node.module
            if node.module == "fixiac":
                yield from (f"fixiac.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_dependencies_point_one_way(module):
    own = room(module)
    if own == "__init__":
        return
    for name in imported(module, lazily=False):
        parts = name.split(".")
        if parts[0] == "fixiac" and len(parts) > 1 and parts[1] != own:
            assert RANK.get(parts[1], VIEW) <= RANK.get(own, VIEW), f"{own} must not import {name}"


def test_rules_are_not_known_to_frontends():
    for module in MODULES:
        if room(module) == "frontends":
            assert not {"fixiac.rules", "fixiac.codemods", "fixiac.engine"} & set(imported(module))


def test_only_the_python_frontend_and_what_runs_commands_import_libcst():
    rooms = PACKAGE / "frontends" / "python", PACKAGE / "foreign" / "commands.py"
    for module in MODULES:
        if not any(module.is_relative_to(room) for room in rooms):
            assert not any(name.split(".")[0] == "libcst" for name in imported(module)), module


def test_only_what_runs_queries_imports_bowler():
    for module in MODULES:
        if module != PACKAGE / "foreign" / "queries.py":
            names = {name.split(".")[0] for name in imported(module)}
            assert not names & {"bowler", "fissix"}, module


def test_codemods_know_no_engine_and_no_frontend():
    for module in MODULES:
        if room(module) == "codemods":
            rooms = {name.split(".")[1] for name in imported(module) if name.startswith("fixiac.")}
            assert not rooms & {"frontends", "engine", "commands", "cli", "config", "files"}, module


@pytest.mark.parametrize(
    "code",
    [
        "import fixiac.cli",
        "import fixiac.cli; fixiac.cli.main(['apply', '.'])",
        "import fixiac.cli; fixiac.cli.main(['rules'])",
        "import fixiac.cli; fixiac.cli.main(['--version'])",
    ],
)
def test_libcst_is_imported_only_to_read_a_file(tmp_path, code):
    (tmp_path / "m.py").write_text("x = 1\n")
    check = f"import sys; {code}; sys.exit('libcst' in sys.modules)"
    subprocess.run([sys.executable, "-c", check], cwd=tmp_path, check=True)
