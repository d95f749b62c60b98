"""The Python frontend: Pulumi, AWS CDK and CDKTF programs, and policy documents in any file."""

from __future__ import annotations

import re
import sys

from fixiac import catalog

SUFFIXES = (".py", ".pyi")

_INTEREST = re.compile(
    r"pulumi|aws_cdk|cdktf|cdktn|amazonaws|arn:aws|[\"']Statement[\"']|fixiac:"
    r"|^[ \t]*(?:from|import)\b[^\r\n]*\bconstructs\b",
    re.MULTILINE,
)


def interesting(text: str) -> bool:
    """Tell whether a file's text can hold anything that a codemod looks at."""
    return _INTEREST.search(text) is not None


def is_library(module: str) -> bool:
    """Whether a module is of the language's own library, or of an SDK's package."""
    root = module.partition(".")[0]
    return root != "imports" and (
        root in sys.stdlib_module_names or bool(catalog.dialect_of(module))
    )
