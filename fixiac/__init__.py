"""Repairs AWS infrastructure code: Pulumi, AWS CDK and CDKTF in Python.

:func:`fix` and :func:`check` are pure functions over texts; the command line calls the same.
"""

from collections.abc import Collection, Mapping, Sequence

from fixiac import engine
from fixiac.config import Config, ConfigError
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.engine.options import Options
from fixiac.engine.results import Report, Result, Withheld
from fixiac.rules import Finding, Rule, Setting, Severity
from fixiac.source import Failure
from fixiac.version import __version__

__all__ = [
    "Config",
    "ConfigError",
    "Edit",
    "Failure",
    "Finding",
    "Fix",
    "Report",
    "Result",
    "Rule",
    "Safety",
    "Setting",
    "Severity",
    "Span",
    "Withheld",
    "__version__",
    "check",
    "fix",
]


def fix(
    files: Mapping[str, str],
    *,
    config: Config | None = None,
    codemods: Sequence[type[Rule]] | None = None,
    within: Collection[str] | None = None,
) -> Result:
    """Fix texts, by path, until nothing is left to fix.

    A pure function: ``files`` stays as it is. Those that imports lead between are one program, in
    which what one file makes is understood where another uses it. ``codemods`` are the built-in
    ones and those of the configuration unless given. Only the findings in the files ``within``
    count, if it is given; the others are read to understand these, and are changed only by a fix
    that spans them. A path ending in ``.md`` is a document with Python blocks.
    """
    return engine.fix(files, Options(config or Config(), codemods, within))


def check(
    files: Mapping[str, str],
    *,
    config: Config | None = None,
    codemods: Sequence[type[Rule]] | None = None,
    within: Collection[str] | None = None,
) -> Result:
    """Find what is wrong with texts and change nothing. See :func:`fix`."""
    return engine.check(files, Options(config or Config(), codemods, within))
