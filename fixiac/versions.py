"""Which versions of the SDKs a project asks for, and which it has installed.

The configuration comes first; then what the project's files of dependencies say, which are
requirements.txt, pyproject.toml, Pipfile, setup.py and the locks of uv, Poetry and Pipenv; then
what is in its virtual environment. Nothing is imported and nothing is run.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fixiac import schemas
from fixiac.config import Config
from fixiac.schemas.targets import Installed, standing

PACKAGES = {
    "pulumi-aws": ("pulumi-aws", "pulumi_aws"),
    "aws-cdk-lib": ("aws-cdk-lib", "aws_cdk"),
    "cdktf-cdktf-provider-aws": ("cdktf-provider-aws", "cdktf_cdktf_provider_aws"),
}
"""Distributions: the package whose version is the target, and what a program imports of it."""
_FORMER = {"aws-cdk-lib": "aws-cdk-core"}
"""What a distribution was called in its major version 1, and in none after it.
https://docs.aws.amazon.com/cdk/v2/guide/migrating-v2.html"""
_LOCKS = ("uv.lock", "poetry.lock", "Pipfile.lock")
_ENVIRONMENTS = (".venv", "venv", "env")
_UP = 20
"""How many folders above the program are looked at."""
_CLAUSE = re.compile(
    r"\s*(===|==|~=|!=|>=|<=|>|<|\^|~)?\s*v?(\d+(?:\.\d+)*)(\.\*)?[\w.+-]*\s*(?:,|$)"
)


@dataclass(frozen=True, slots=True)
class Target:
    """One SDK in the version that a project is written for, and how that is known.

    ``installed`` is the package in the project's environment, if it is of that version.
    """

    package: str
    version: str
    why: str
    root: str
    installed: Installed | None = None

    @property
    def table(self) -> str:
        """The version that the table is of which is used; empty if there is none: the package
        itself is read, or nothing is known.
        """
        if self.installed is not None and all(
            release.version != self.version for release in schemas.releases(self.root)
        ):
            return ""
        release = standing(self.root, self.version)
        return "" if release is None else release.version

    @property
    def known(self) -> bool:
        """Whether anything is known of what this version offers."""
        return self.installed is not None or bool(self.table)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a project asks of a package: pairs of an operator and a version."""

    clauses: tuple[tuple[str, tuple[int, ...]], ...]
    text: str

    @property
    def exact(self) -> str:
        """The one version that is allowed, or empty."""
        found = [version for operator, version in self.clauses if operator in ("==", "===")]
        return ".".join(map(str, found[0])) if found else ""

    @property
    def lowest(self) -> str:
        """The lowest version that is named as allowed, or empty."""
        found = [version for operator, version in self.clauses if operator not in ("!=", "<", "<=")]
        return ".".join(map(str, min(found))) if found else ""

    def allows(self, version: str) -> bool:
        """Whether a version is one of those asked for."""
        given = _numbers(version)
        return all(_holds(given, operator, wanted) for operator, wanted in self.clauses)


def parse(text: str) -> Requirement | None:
    """What stands behind the name of a package, such as ``>=6,<7``; None if it is not known."""
    clauses: list[tuple[str, tuple[int, ...]]] = []
    at = 0
    text = text.strip()
    while at < len(text):
        match = _CLAUSE.match(text, at)
        if match is None:
            return None
        operator = match.group(1) or "=="
        clauses.append((operator + "*" if match.group(3) else operator, _numbers(match.group(2))))
        at = match.end()
    return Requirement(tuple(clauses), text)


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version, what marks it as not final left out."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in found.group().split(".")) if found else ()


def _holds(given: tuple[int, ...], operator: str, wanted: tuple[int, ...]) -> bool:
    size = max(len(given), len(wanted))
    one = given + (0,) * (size - len(given))
    other = wanted + (0,) * (size - len(wanted))
    match operator:
        case "==" | "===":
            return one == other
        case "!=":
            return one != other
        case ">=":
            return one >= other
        case "<=":
            return one <= other
        case ">":
            return one > other
        case "<":
            return one < other
        case "==*":
            return given[: len(wanted)] == wanted
        case "!=*":
            return given[: len(wanted)] != wanted
        case "~=" | "~":
            # Poetry's ~6 allows 6.x, as ~6.1 allows 6.1.x; ~= leaves the last number open.
            fixed = wanted[:-1] if operator == "~=" else wanted[:2]
            return one >= other and given[: len(fixed)] == fixed
        case "^":
            fixed = wanted[: next((i for i, n in enumerate(wanted) if n), 0) + 1]
            return one >= other and given[: len(fixed)] == fixed
        case _:
            return True


def find(folder: str, configured: Mapping[str, str]) -> tuple[Target, ...]:
    """The SDKs that the program in ``folder`` has a version of, each once.

    ``configured`` are the versions of the configuration, by package.
    """
    folders = list(_upwards(folder))
    found = [
        target
        for name, (package, root) in PACKAGES.items()
        if (target := _target(folders, name, package, root, configured)) is not None
    ]
    return tuple(found)


def asks(folder: str, *names: str) -> bool:
    """Whether what the program in ``folder`` depends on names one of some distributions."""
    folders = list(_upwards(folder))
    return any(_asked(folders, name)[0] is not None for name in names)


def aim(config: Config, folder: str) -> tuple[Config, tuple[Target, ...]]:
    """A configuration with what is found of the program in ``folder``, and what that is."""
    found = find(folder, config.target)
    installed = {one.root: one.installed for one in found if one.installed is not None}
    target = {one.package: one.version for one in found} | dict(config.target)
    return replace(config, target=target, installed=installed, cache=cache()), found


def _target(
    folders: Sequence[Path], name: str, package: str, root: str, configured: Mapping[str, str]
) -> Target | None:
    asked, why = _asked(folders, name)
    chosen = configured.get(package, "")
    if chosen:
        asked, why = parse(f"=={chosen}.*"), "[tool.fixiac.target]"
    places = (_installed(place, name, root) for place in _environments(folders))
    there = next((found for found in places if found is not None), None)
    if asked is None:
        if there is None:
            return None
        return Target(package, there.version, _shown(there.root), root, there)
    why = f"{why} asks for {asked.text}" if asked.text and not (asked.exact or chosen) else why
    if there is not None and asked.allows(there.version):
        return Target(package, there.version, f"{why}; {_shown(there.root)}", root, there)
    tables = (r.version for r in schemas.releases(root) if asked.allows(r.version))
    version = chosen or asked.exact or next(tables, "") or asked.lowest
    return Target(package, version, why, root) if version else None


def _upwards(folder: str) -> Iterator[Path]:
    """A folder and those above it, up to the one that is a repository."""
    at = Path(os.path.abspath(folder))
    for _ in range(_UP):
        yield at
        if os.path.exists(at / ".git") or at == at.parent:
            return
        at = at.parent


# --- files of dependencies ----------------------------------------------------------------------


def _asked(folders: Iterable[Path], name: str) -> tuple[Requirement | None, str]:
    """What the nearest files of dependencies ask of a package, and where they say so.

    A lock beside them says it more exactly.
    """
    for folder in folders:
        found = _asked_in(folder, name)
        if found is None and name in _FORMER:
            found = _asked_in(folder, _FORMER[name])
            if found is not None and not found[0].clauses:
                found = Requirement((("==*", (1,)),), f" {_FORMER[name]}"), found[1]
        if found is not None:
            return found
    return None, ""


def _asked_in(folder: Path, name: str) -> tuple[Requirement, str] | None:
    """What the files of one folder ask of a package, and where; None if they do not."""
    locked = _locked(folder, name)
    for reader in (_requirements, _pyproject, _pipfile, _setup):
        for text, where in reader(folder, name):
            requirement = parse(text)
            if requirement is not None and not (locked and requirement.allows(locked[0])):
                return requirement, where
    pinned = parse(f"=={locked[0]}") if locked is not None else None
    return None if pinned is None or locked is None else (pinned, locked[1])


def _pattern(name: str) -> str:
    return name.replace("-", "[-_.]+")


def _requirements(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    wanted = re.compile(rf"\s*{_pattern(name)}\s*(?:\[[^]]*\])?\s*\(?([^;#)]*)", re.IGNORECASE)
    for number, line in enumerate(_read(folder / "requirements.txt").splitlines(), 1):
        match = wanted.match(line)
        if match and (match.group(1)[:1] in "=~!<>" or not match.group(1).strip()):
            yield re.split(r"\s--|\s\\", match.group(1))[0], f"requirements.txt:{number}"


def _pyproject(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    table = _toml(folder / "pyproject.toml")
    project = table.get("project")
    listed = project.get("dependencies") if isinstance(project, dict) else None
    yield from _listed(listed if isinstance(listed, list) else (), name, "pyproject.toml")
    tool = table.get("tool")
    poetry = tool.get("poetry") if isinstance(tool, dict) else None
    yield from _table(poetry, "dependencies", name, "pyproject.toml")


def _setup(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """What ``setup.py`` lists as ``install_requires``; it is not run."""
    try:
        tree = ast.parse(_read(folder / "setup.py"))
    except (SyntaxError, ValueError):
        return
    for call in ast.walk(tree):
        for keyword in call.keywords if isinstance(call, ast.Call) else ():
            if keyword.arg == "install_requires" and isinstance(keyword.value, ast.List):
                texts = (e.value for e in keyword.value.elts if isinstance(e, ast.Constant))
                yield from _listed(texts, name, "setup.py")


def _listed(entries: Iterable[object], name: str, where: str) -> Iterator[tuple[str, str]]:
    """A package of a list of requirements, each a text of its own."""
    wanted = re.compile(
        rf"{_pattern(name)}\s*(?:\[[^]]*\])?\s*\(?([=~!<>][^;)]*)?(?:[;)]|$)", re.IGNORECASE
    )
    for entry in entries:
        match = wanted.match(entry) if isinstance(entry, str) else None
        if match:
            yield match.group(1) or "", where


def _pipfile(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    yield from _table(_toml(folder / "Pipfile"), "packages", name, "Pipfile")


def _table(holder: object, key: str, name: str, where: str) -> Iterator[tuple[str, str]]:
    """A package of a table of versions, which may be tables themselves."""
    listed = holder.get(key) if isinstance(holder, dict) else None
    for package, given in listed.items() if isinstance(listed, dict) else ():
        version = given.get("version") if isinstance(given, dict) else given
        if re.fullmatch(_pattern(name), package, re.IGNORECASE) and isinstance(version, str):
            yield "" if version.strip() == "*" else version, where


def _locked(folder: Path, name: str) -> tuple[str, str] | None:
    """The version that a lock holds a package at, and which lock."""
    for lock in _LOCKS:
        match = re.search(
            rf'^name = "{_pattern(name)}"\r?\nversion = "([^"]+)"'
            rf'|^\s*"{_pattern(name)}": \{{[^}}]*?"version": "==([^"]+)"',
            _read(folder / lock),
            re.MULTILINE,
        )
        if match:
            return match.group(1) or match.group(2), lock
    return None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _toml(path: Path) -> dict[str, object]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError:
        return {}


def cache() -> str:
    """The folder in which programs keep what they can do without, on this system."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        place = os.path.join(home, "Library", "Caches")
    else:
        place = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(place, "fixiac")


# --- environments ---------------------------------------------------------------------------------


def _environments(folders: Iterable[Path]) -> Iterator[Path]:
    """The virtual environments of a project, the nearest first, then the active one."""
    for folder in folders:
        yield from (folder / name for name in _ENVIRONMENTS)
    active = os.environ.get("VIRTUAL_ENV")
    if active:
        yield Path(active)


def _installed(environment: Path, name: str, root: str) -> Installed | None:
    """A package as an environment has it."""
    if not os.path.isfile(environment / "pyvenv.cfg"):
        return None
    for library in (
        *environment.glob("lib/python3*/site-packages"),
        environment / "Lib/site-packages",
    ):
        if not os.path.isfile(library / root / "__init__.py"):
            continue
        for listed in library.glob(f"{name.replace('-', '_')}-*.dist-info"):
            version = listed.name.removesuffix(".dist-info").partition("-")[2]
            return Installed(str(library / root), version)
    return None


def _shown(path: str) -> str:
    """A path as it is shown: from the current folder, if it is in there."""
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else relative
