"""``[tool.fixiac]`` in pyproject.toml: reading it, and the configuration that the engine takes."""

from __future__ import annotations

import difflib
import functools
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fixiac import plugins
from fixiac.plugins import PluginError
from fixiac.rules import Rule, Selection
from fixiac.schemas.targets import ROOTS, Installed
from fixiac.source import SourceError, decode, read_bytes
from fixiac.suppression import every_rule

TARGETS = tuple(ROOTS)
"""The packages whose version a program is written for can be given as ``target``."""


_MODULES = "codemods"
_FOREIGN = {"libcst": plugins.command, "bowler": plugins.query}
_OWN = (_MODULES, *_FOREIGN)
"""The keys that name codemods which are not built in."""


class ConfigError(Exception):
    """A configuration that cannot be used. ``line`` counts from 1; 0 is unknown."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Config:
    """What is asked of a run. Codes may be prefixes: ``IAM`` stands for every IAM codemod.

    Globs are those of .gitignore, relative to ``root``, the folder of the configuration file.
    """

    select: tuple[str, ...] = ()
    """The codes that run; all, if empty."""
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Pairs of a glob and the codes that are ignored in the files that it matches."""
    exclude: tuple[str, ...] = ()
    """Globs of files that are skipped when a folder is searched."""
    unsafe_fixes: bool = False
    deployed: bool = False
    """Withhold fixes that delete or replace a resource of a stack that exists already."""
    target: Mapping[str, str] = field(default_factory=dict)
    """Version by package that the programs are written for."""
    installed: Mapping[str, Installed] = field(default_factory=dict)
    """Packages that are installed, by what a program imports: they are what the programs use."""
    cache: str = ""
    """A folder in which to keep what was read of installed packages, or empty."""
    elsewhere: frozenset[str] | None = None
    """Modules of the program that are there and not given, as paths without ``.py``; None if it is
    not known what else is there."""
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Settings of codemods by code."""
    codemods: tuple[type[Rule], ...] = ()
    """Those that run besides the built-in ones."""
    root: str = ""

    @property
    def every_rule(self) -> tuple[type[Rule], ...]:
        """Every code there is, selected or not."""
        return every_rule(self.codemods)

    @property
    def everywhere(self) -> bool:
        """Whether a codemod runs that looks at any Python file."""
        takes = self.selection.takes
        return any(rule.everywhere and takes(rule.code) for rule in self.codemods)

    @property
    def selection(self) -> Selection:
        """Which codes run, per-file ignores aside."""
        return Selection(self.select, self.ignore)

    def relative(self, path: str) -> str:
        """``path`` as the globs see it."""
        if self.root:
            path = os.path.relpath(path, self.root)
        return path.replace(os.sep, "/")

    def ignored_in(self, path: str) -> Selection:
        """The codes that are ignored in one file, as what a :class:`Selection` takes."""
        codes: list[str] = []
        for glob, ignored in self.per_file_ignores:
            if matches((glob,), self.relative(path)):
                codes += ignored
        return Selection(tuple(codes) or (" ",))


def matches(globs: Iterable[str], path: str) -> bool:
    """Tell whether a relative path matches one of some .gitignore globs."""
    patterns = tuple(globs)
    if not patterns:
        return False
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns).match_file(path)


def find(start: str) -> str | None:
    """The nearest pyproject.toml at ``start`` or above it that speaks of fixiac. Or None."""
    folder = os.path.abspath(start)
    while True:
        path = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(path):
            try:
                data = read_bytes(path)
            except SourceError as error:
                raise ConfigError(os.path.relpath(path), 0, error.failure.message) from error
            if re.search(rb"^\s*\[+\s*tool\s*\.\s*[\"']?fixiac\b", data, re.MULTILINE):
                return os.path.relpath(path)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def default() -> Config:
    """The configuration where there is no file: codemods of installed packages run too.

    Raises ConfigError if one of them cannot be loaded.
    """
    try:
        own = plugins.distinct(plugins.installed(), every_rule())
    except PluginError as error:
        raise ConfigError("", 0, str(error)) from error
    return Config(codemods=tuple(own.values()))


def nearest() -> Config:
    """What holds in the current folder. Raises ConfigError."""
    path = find(os.curdir)
    return load(path) if path else default()


def load(path: str) -> Config:
    """Read the ``[tool.fixiac]`` of a TOML file. Raises ConfigError for whatever is wrong.

    Runs the code of the codemods that it names, and of those of installed packages.
    """
    try:
        text = decode(path, read_bytes(path)).text
    except SourceError as error:
        failure = error.failure
        raise ConfigError(path, failure.line, failure.message) from error
    return _Reader(path, text).read()


def unknown_codes(codes: Iterable[str], known: Iterable[str]) -> list[str]:
    """The codes that are neither a known one nor the beginning of one."""
    everything = tuple(known)
    return [code for code in codes if not code or not any(k.startswith(code) for k in everything)]


def suggestion(word: str, words: Iterable[str]) -> str:
    """``; did you mean X?``, or nothing."""
    close = difflib.get_close_matches(word, list(words), 1)
    return f"; did you mean {close[0]}?" if close else ""


def _parse(path: str, text: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+)", str(error))
        line = int(where.group(1)) if where else text.count("\n") + 1
        message = re.sub(r" \(at .*", "", str(error))
        raise ConfigError(path, line, f"is no valid TOML: {message}") from None
    return table


class _Reader:
    """Reads one file; knows where to look for the line of a key."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.root = os.path.dirname(os.path.abspath(path))
        self.known: dict[str, type[Rule]] = {}
        """Every codemod by code, once the codemods of the file are loaded."""

    def wrong(self, message: str, *keys: str) -> ConfigError:
        return ConfigError(self.path, self._line(keys), message)

    def _line(self, keys: tuple[str, ...]) -> int:
        """The line of ``tool.fixiac.KEYS``: of the key itself, or of the nearest table above it."""
        best, depth = 0, -1
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.splitlines(), 1):
            header = re.match(r"\s*\[+([^\]]+)\]", line)
            found = re.match(r"\s*([\w.\"'*/\-]+)\s*=", line)
            if header:
                table = name = _dotted(header.group(1))
            elif found:
                name = (*table, *_dotted(found.group(1)))
            else:
                continue
            wanted = ("tool", "fixiac", *keys)
            if wanted[: len(name)] == name and len(name) > depth:
                best, depth = number, len(name)
        return best

    def read(self) -> Config:
        table = _parse(self.path, self.text).get("tool", {})
        table = table.get("fixiac") if isinstance(table, dict) else None
        if not isinstance(table, dict):
            raise ConfigError(self.path, 0, "has no [tool.fixiac]")
        codemods = self.codemods(table)
        readers: dict[str, Callable[[str, Any], Any]] = {
            "select": self.codes,
            "ignore": self.codes,
            "per-file-ignores": self.per_file_ignores,
            "exclude": self.strings,
            "unsafe-fixes": self.boolean,
            "deployed": self.boolean,
            "target": self.target,
        }
        values: dict[str, Any] = {}
        settings: dict[str, Mapping[str, object]] = {}
        for key, value in table.items():
            if key in _OWN:
                continue
            if key in readers:
                values[key.replace("-", "_")] = readers[key](key, value)
            elif key == "rules":
                if not isinstance(value, dict):
                    raise self.wrong(f"{key} must be a table of codes", key)
                for code, given in value.items():
                    settings[code] = self.settings(given, key, code)
            elif re.fullmatch(r"[A-Z]+\d+", key):
                settings[key] = self.settings(value, key)
            else:
                hint = suggestion(key, [*readers, *_OWN, "rules"])
                raise self.wrong(f"unknown key {key!r} in [tool.fixiac]{hint}", key)
        return Config(**values, rules=settings, codemods=codemods, root=self.root)

    def codemods(self, table: Mapping[str, Any]) -> tuple[type[Rule], ...]:
        """Load every codemod that is not built in, and know all there are from now on."""
        taken = {rule.code: rule for rule in (*default().codemods, *every_rule())}
        for place, load in self.named(table):
            try:
                found = load()
                taken |= plugins.distinct(found, taken.values())
            except PluginError as error:
                raise self.wrong(str(error), *place) from error
        self.known = taken
        built_in = {rule.code for rule in every_rule()}
        return tuple(rule for code, rule in sorted(taken.items()) if code not in built_in)

    def named(
        self, table: Mapping[str, Any]
    ) -> Iterator[tuple[tuple[str, ...], Callable[[], tuple[type[Rule], ...]]]]:
        """Where a codemod is named, and what loads it."""
        for name in self.strings(_MODULES, table.get(_MODULES, [])):
            yield (_MODULES,), functools.partial(plugins.of_module, name, self.root)
        for key, load in _FOREIGN.items():
            named = table.get(key, {})
            if not isinstance(named, dict):
                raise self.wrong(f"{key} must be a table of codes", key)
            for code, given in named.items():
                yield (key, code), functools.partial(_one, load, code, given, self.root)

    def boolean(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self.wrong(f"{key} must be true or false", key)
        return value

    def strings(self, *place: Any) -> tuple[str, ...]:
        *keys, value = place
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(f"{keys[-1]} must be a list of strings", *keys)
        return tuple(value)

    def codes(self, *place: Any) -> tuple[str, ...]:
        *keys, _ = place
        codes = self.strings(*place)
        if not codes:
            return codes
        known = list(self.known)
        for code in unknown_codes(codes, known):
            message = f"unknown code {code!r} in {keys[-1]}{suggestion(code, known)}"
            raise self.wrong(message, *keys)
        return codes

    def per_file_ignores(self, key: str, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if not isinstance(value, dict):
            raise self.wrong(f"{key} must be a table of globs and lists of codes", key)
        return tuple((glob, self.codes(key, glob, codes)) for glob, codes in value.items())

    def target(self, key: str, value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise self.wrong(f"{key} must be a table of packages and versions", key)
        for package, version in value.items():
            if package not in TARGETS:
                message = f"unknown package {package!r} in {key}; known are {', '.join(TARGETS)}"
                raise self.wrong(message, key, package)
            if isinstance(version, bool) or not re.fullmatch(r"\d+(\.\d+)*", str(version)):
                raise self.wrong(f"{key}.{package} must be a version such as 6", key, package)
        return {package: str(version) for package, version in value.items()}

    def settings(self, given: Any, *keys: str) -> dict[str, object]:
        code = keys[-1]
        rule = self.known.get(code)
        if rule is None:
            hint = suggestion(code, self.known)
            raise self.wrong(f"settings for an unknown code {code!r}{hint}", *keys)
        if not isinstance(given, dict):
            raise self.wrong(f"{code} must be a table of settings", *keys)
        options = {option.name: option for option in rule.options}
        for name, value in given.items():
            if name not in options:
                have = f"it has {', '.join(options)}" if options else "it has none"
                raise self.wrong(f"{code} has no setting {name!r}; {have}", *keys, name)
            option = options[name]
            if not option.takes(value):
                kind = type(option.default).__name__
                words = (
                    " or ".join(repr(choice) for choice in option.choices)
                    or f"a value of type {kind}"
                )
                raise self.wrong(f"{name} of {code} must be {words}, not {value!r}", *keys, name)
        return dict(given)


def _one(
    load: Callable[[str, Any, str], type[Rule]], code: str, given: Any, root: str
) -> tuple[type[Rule], ...]:
    return (load(code, given, root),)


def _dotted(name: str) -> tuple[str, ...]:
    """The parts of a dotted TOML key, quotes removed."""
    parts = re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", name.strip())
    return tuple(part.strip("\"'") for part in parts)
