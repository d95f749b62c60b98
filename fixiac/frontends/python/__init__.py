"""The Python frontend: Pulumi, AWS CDK and CDKTF programs, and policy documents in any file."""

from __future__ import annotations

import re

SUFFIXES = (".py", ".pyi")

_INTEREST = re.compile(
    r"pulumi|aws_cdk|cdktf|cdktn|constructs|amazonaws|arn:aws|[\"']Statement[\"']|fixiac:"
)


def interesting(text: str) -> bool:
    """Tell whether a file's text can hold anything that a codemod looks at."""
    return _INTEREST.search(text) is not None
