"""Descriptions of what AWS has no descriptions for: they are words for readers."""

from __future__ import annotations

import textwrap

from fixiac import lines
from fixiac.edits import Edit, Fix, Span
from fixiac.model import Scalar
from fixiac.repairs.unknown import Unknown
from fixiac.schemas import Symbol

_WORDS = ("description", "comment")
_WIDTH = 100


def remarked(case: Unknown) -> Fix | None:
    """Keep a description as a comment, where nothing takes one."""
    value, span = case.passed.value, case.passed.span
    if case.passed.name not in _WORDS or not _described_nowhere(case):
        return None
    if not isinstance(value, Scalar) or not isinstance(value.value, str):
        return None
    text = case.project.texts[span.path]
    start, end = lines.start(text, span.start), span.end
    rest = text[end : lines.end(text, end)]
    if value.span != case.passed.place or text[start : span.start].strip():
        return None
    if rest.strip() not in ("", ","):
        return None
    indent = text[start : span.start]
    words = textwrap.wrap(" ".join(value.value.split()), _WIDTH - len(indent) - 2)
    if not words or "#" in text[span.start : case.passed.place.start]:
        return None
    remark = f"{lines.newline(text)}{indent}".join(f"# {line}" for line in words)
    edit = Edit(Span(span.path, span.start, lines.end(text, end)), remark)
    title = f"Keep `{case.passed.name}` as a comment: AWS has none for it"
    return Fix(title, (edit,), group=case.call.span)


def _described_nowhere(case: Unknown) -> bool:
    """Whether neither the class nor the CloudFormation resource below it takes such words."""
    symbol = case.call.symbol
    if case.call.kind != "class" or not (symbol.is_construct or symbol.is_pulumi_resource):
        return False
    classes: list[Symbol | None] = [symbol]
    if case.root == "aws_cdk":
        module, _, last = symbol.name.rpartition(".")
        classes.append(case.lookup(f"{module}.Cfn{last.removeprefix('Cfn')}"))
    return all(
        cls is not None and not any(word in a.name for a in cls.arguments for word in _WORDS)
        for cls in classes
    )
