"""Repairs AWS infrastructure code: Pulumi, AWS CDK and CDKTF in Python.

:func:`fix` and :func:`check` are pure functions over texts; the command line calls the same.
"""

from fixiac.config import Config, ConfigError
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.engine import Report, Result, Withheld, check, fix
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
