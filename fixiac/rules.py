"""What a codemod is: a code, a manual, and a check that yields findings."""

from __future__ import annotations

import enum
import functools
import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

from fixiac.edits import Fix, Span

if TYPE_CHECKING:
    from fixiac.project import Project
    from fixiac.source import Failure


class Severity(enum.Enum):
    """What comes of a problem that is left as it is."""

    ERROR = "error"
    """The program stops, AWS refuses it, or what is deployed cannot do what it is there for."""
    WARNING = "warning"
    """It deploys and works, but costs more than it has to, or will not work for long."""
    NOTE = "note"
    """Nothing changes on AWS: the problem is one of readers."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place.

    ``message`` says what is wrong and why, in one sentence or two. ``unfixed`` says why there is no
    fix, if there is none. ``source`` is the address of the documentation that it rests on.
    """

    code: str
    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Span, ...] = ()
    unfixed: str = ""
    source: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a codemod in ``[tool.fixiac.CODE]``.

    ``choices`` are the values that it takes; if it is empty, any value of the default's type.
    """

    name: str
    default: object
    choices: tuple[object, ...]
    help: str

    def takes(self, value: object) -> bool:
        """Tell whether ``value`` is one that the setting can have."""
        if self.choices:
            return any(type(value) is type(choice) and value == choice for choice in self.choices)
        return type(value) is type(self.default)


class Rule:
    """A codemod. A subclass in a module of ``fixiac/codemods`` is all it takes to add one.

    The docstring of the subclass is the manual that ``fixiac explain`` prints. ``severity`` is that
    of its findings; most stop a deployment, so only a codemod whose do not states it. ``settings``
    of an instance hold the configured values by name.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    options: ClassVar[tuple[Setting, ...]] = ()
    everywhere: ClassVar[bool] = False
    """Whether it looks at Python files that do not speak of AWS, too."""

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        """Take configured settings; what is missing has its default."""
        given = settings or {}
        self.settings = {
            option.name: given.get(option.name, option.default) for option in self.options
        }

    @classmethod
    def manual(cls) -> str:
        """The docstring, its indentation removed."""
        return inspect.cleandoc(cls.__doc__ or "")

    @classmethod
    def summary(cls) -> str:
        """The first paragraph of the manual, on one line."""
        return " ".join(cls.manual().partition("\n\n")[0].split())

    def check(self, project: Project) -> Iterator[Finding | Failure]:
        """Yield the findings in ``project``, and what could not be done. Must change nothing."""
        raise NotImplementedError

    def finding(
        self,
        span: Span,
        message: str,
        fix: Fix | None = None,
        *,
        related: Iterable[Span] = (),
        unfixed: str = "",
        source: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        """Make a finding of this codemod, of the codemod's severity unless one is given."""
        severity = severity or self.severity
        return Finding(self.code, span, message, fix, tuple(related), unfixed, source, severity)


def declared(module: ModuleType) -> list[type[Rule]]:
    """The codemods of a module, and those that it takes from modules inside it."""
    return [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, Rule)
        and hasattr(thing, "code")
        and f"{thing.__module__}.".startswith(f"{module.__name__}.")
    ]


@functools.cache
def builtin() -> tuple[type[Rule], ...]:
    """Every codemod of ``fixiac.codemods``, by code."""
    import fixiac.codemods

    found: dict[str, type[Rule]] = {}
    for module in pkgutil.iter_modules(fixiac.codemods.__path__):
        for rule in declared(importlib.import_module(f"fixiac.codemods.{module.name}")):
            if rule.code in found:
                raise ValueError(f"{rule.code} is declared twice")
            found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


@dataclass(frozen=True, slots=True)
class Selection:
    """Which codemods run: prefixes of codes, the longest match wins (``IAM``, ``KMS001``)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Tell whether ``code`` is selected; without ``select`` every code is."""
        chosen = max((len(p) for p in self.select if code.startswith(p)), default=0)
        refused = max((len(p) for p in self.ignore if code.startswith(p)), default=0)
        return chosen > refused or not (self.select or refused)
