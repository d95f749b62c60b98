"""Codemods from elsewhere: the user's own modules, installed packages, LibCST and Bowler.

To load one is to run its code.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import importlib.metadata
import os
import re
import sys
import traceback
import types
from collections.abc import Iterable, Mapping
from typing import Any

from fixiac import rules
from fixiac.edits import Safety
from fixiac.foreign import Transformer, codemod
from fixiac.rules import Rule, Setting

GROUP = "fixiac.codemods"
"""The entry points of a package that name its codemods: modules, or classes in them."""
CODE = re.compile(r"[A-Z]+[0-9]+")


_FOREIGN: dict[tuple[str, int, str], tuple[object, type[Rule]]] = {}
"""The codemods made of things that are loaded: an editor asks for them at each change of a text."""


class PluginError(Exception):
    """A codemod that cannot be used, and why."""


@functools.cache
def installed() -> tuple[type[Rule], ...]:
    """The codemods of installed packages. Raises PluginError."""
    found: list[type[Rule]] = []
    for point in importlib.metadata.entry_points(group=GROUP):
        package = point.dist.name if point.dist else "a package"
        name = f"{point.value} of {package}"
        try:
            loaded = point.load()
        except (Exception, SystemExit) as error:
            raise PluginError(f"{name} cannot be loaded: {_words(error)}") from error
        found += _codemods(loaded, name)
    return tuple(found)


def of_module(name: str, root: str) -> tuple[type[Rule], ...]:
    """The codemods of a module. Raises PluginError.

    ``name`` is a path that ends in ``.py``, from the folder ``root``, or what Python imports.
    """
    return tuple(_codemods(_module(name, root), name))


def command(code: str, given: Any, root: str) -> type[Rule]:
    """A codemod that runs a command of LibCST. Raises PluginError. See :func:`_foreign`."""
    from fixiac.foreign.commands import Command

    return _foreign(code, given, root, Command)


def query(code: str, given: Any, root: str) -> type[Rule]:
    """A codemod that runs a query of Bowler. Raises PluginError. See :func:`_foreign`."""
    try:
        from fixiac.foreign.queries import QueryRunner, held_back
    except ImportError as error:
        message = f"Bowler is needed: python -m pip install 'fixiac[bowler]' ({error})"
        raise PluginError(message) from error
    with held_back():
        return _foreign(code, given, root, QueryRunner)


def _foreign(code: str, given: Any, root: str, make: type[Any]) -> type[Rule]:
    """``given`` is ``module:name``, or a table of that as ``run``, ``unsafe``, and arguments."""
    table = {"run": given} if isinstance(given, str) else given
    if not isinstance(table, dict) or not isinstance(table.get("run"), str):
        raise PluginError(f"{code} must be 'module:name', or a table with run = 'module:name'")
    if not CODE.fullmatch(code):
        raise PluginError(f"{code!r} is no code: capital letters and then digits, such as ACM001")
    arguments = {key: value for key, value in table.items() if key not in ("run", "unsafe")}
    unsafe = table.get("unsafe", False)
    if not isinstance(unsafe, bool):
        raise PluginError(f"unsafe of {code} must be true or false")
    reference = table["run"]
    module, colon, name = reference.rpartition(":")
    if not colon:
        raise PluginError(f"{code} must be 'module:name', not {reference!r}")
    loaded = _module(module, root)
    if not hasattr(loaded, name):
        raise PluginError(f"{module} has no {name}")
    thing = getattr(loaded, name)
    key = (code, id(thing), repr(table))
    if key in _FOREIGN:
        return _FOREIGN[key][1]
    try:
        with contextlib.redirect_stdout(sys.stderr):
            transformer: Transformer = make(thing, arguments)
    except (Exception, SystemExit) as error:
        raise PluginError(f"{reference} {_said(error)}") from error
    safety = Safety.UNSAFE if unsafe else Safety.SAFE
    _FOREIGN[key] = (thing, codemod(code, reference, transformer, safety))
    return _FOREIGN[key][1]


def _said(error: BaseException) -> str:
    return str(error) if isinstance(error, TypeError) else f"fails: {_words(error)}"


def _module(name: str, root: str) -> types.ModuleType:
    """Load a module. A file is read anew when it changes; no compiled copy is left beside it."""
    file = os.path.join(root, name) if name.endswith(".py") else ""
    if file and not os.path.isfile(file):
        raise PluginError(f"{name}: no such file in {root or os.curdir}")
    try:
        with contextlib.redirect_stdout(sys.stderr):
            if not file:
                return importlib.import_module(name)
            stat = os.stat(file)
            return _run(file, (stat.st_mtime_ns, stat.st_size))
    except (Exception, SystemExit) as error:
        line = _line(error, file)
        where = f"{name}:{line}" if line else name
        raise PluginError(f"{where} cannot be loaded: {_words(error)}") from error


@functools.lru_cache(maxsize=64)
def _run(file: str, _stamp: tuple[int, int]) -> types.ModuleType:
    with open(file, "rb") as source:
        code = compile(source.read(), file, "exec", dont_inherit=True)
    module = types.ModuleType("fixiac_own_" + re.sub(r"\W", "_", os.path.abspath(file)))
    module.__file__ = file
    sys.modules[module.__name__] = module
    exec(code, vars(module))
    return module


def _line(error: BaseException, file: str) -> int:
    """The last line of a file that an error went through; 0 if it did not."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 0
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 0 for f in reversed(frames) if f.filename == file), 0)


def _codemods(loaded: object, name: str) -> list[type[Rule]]:
    if isinstance(loaded, types.ModuleType):
        found = rules.declared(loaded)
        if not found:
            raise PluginError(f"{name} has no codemod: no subclass of fixiac.Rule with a code")
    elif isinstance(loaded, type) and issubclass(loaded, Rule):
        found = [loaded]
    else:
        raise PluginError(f"{name} is neither a module nor a codemod")
    for rule in found:
        _require(rule, name)
    return found


def _require(rule: type[Rule], name: str) -> None:
    """Raise PluginError if a codemod lacks what every codemod has."""
    code, title = getattr(rule, "code", None), getattr(rule, "name", None)
    if not isinstance(code, str) or not CODE.fullmatch(code):
        message = f"the code of {rule.__name__} must be capital letters and then digits"
        raise PluginError(f"{name}: {message}, such as ACM001, not {code!r}")
    if not isinstance(title, str) or not title:
        raise PluginError(f"{name}: {code} has no name")
    if not rule.manual():
        raise PluginError(f"{name}: {code} has no docstring, which is its manual")
    if not all(isinstance(option, Setting) for option in rule.options):
        raise PluginError(f"{name}: the options of {code} must be of fixiac.Setting")
    if rule.check is Rule.check:
        raise PluginError(f"{name}: {code} has no check")


def distinct(own: Iterable[type[Rule]], others: Iterable[type[Rule]]) -> Mapping[str, type[Rule]]:
    """Codemods by code, in order of code. Raises PluginError if a code is taken by two."""
    found = {rule.code: rule for rule in others}
    mine: dict[str, type[Rule]] = {}
    for rule in own:
        taken = found.get(rule.code)
        if taken is not None and taken is not rule:
            one, other = _where(rule), _where(taken)
            raise PluginError(f"{rule.code} of {one} is also the code of {other}")
        found[rule.code] = mine[rule.code] = rule
    return dict(sorted(mine.items()))


def _where(rule: type[Rule]) -> str:
    file = getattr(sys.modules.get(rule.__module__), "__file__", None)
    own = rule.__module__.startswith("fixiac_own_") and file
    return f"{rule.__name__} in {os.path.relpath(file) if own and file else rule.__module__}"


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
