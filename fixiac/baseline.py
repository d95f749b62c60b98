"""Comments that silence what is found now, so that the next check tells only what is new.

A finding's line gets the comment behind its code. Where that cannot be, as inside a text of several
lines, the statement around it gets one above it. A comment that covers just this place already gets
the code added.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from fixiac import edits, lines
from fixiac.edits import Edit, Span
from fixiac.frontends import Document, ReadError
from fixiac.rules import Finding
from fixiac.suppression import Suppressions

_BEHIND, _ABOVE, _NOWHERE = range(3)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where codes are written, and what stands around them."""

    at: int
    before: str
    after: str

    def edit(self, path: str, codes: Iterable[str]) -> Edit:
        return Edit(Span(path, self.at, self.at), self.before + ", ".join(codes) + self.after)


def comments(
    document: Document,
    findings: Iterable[Finding],
    known: Collection[str],
    read: Callable[[str, str], Document],
) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """Edits that add comments to a document, and the findings that they silence.

    ``known`` are all codes, and ``read`` lowers a text. The comments are proved by reading the text
    that has them; what cannot be silenced without harm is left out.
    """
    present = Suppressions({document.path: document}, known)
    ways = dict.fromkeys(findings, _BEHIND)
    while True:
        places = {f: _place(document, present, f.span, way) for f, way in ways.items()}
        codes: dict[_Place, set[str]] = {}
        for finding, place in places.items():
            codes.setdefault(place, set()).add(finding.code)
        made = {place: place.edit(document.path, sorted(codes[place])) for place in codes}
        try:
            after = read(document.path, edits.apply(document.text, made.values()))
        except ReadError:
            # Which of them it is cannot be told. It is seldom one above a statement.
            refused = {f for f, way in ways.items() if way == _BEHIND} or set(ways)
        else:
            refused = _refused(after, places, made, known)
        if not refused:
            return tuple(made.values()), tuple(ways)
        tried = {finding: way + (finding in refused) for finding, way in ways.items()}
        ways = {finding: way for finding, way in tried.items() if way != _NOWHERE}


def _place(document: Document, present: Suppressions, span: Span, way: int) -> _Place:
    text = document.text
    start, end = lines.start(text, span.start), lines.end(text, span.start)
    statement = min(
        (s for s in document.statements if s.start <= span.start < s.end),
        key=lambda s: s.end - s.start,
        default=span,
    )
    listed = present.listed(span, (statement, Span(span.path, start, end)))
    if listed is not None:
        empty = not text[listed.start : listed.end].strip()
        return _Place(listed.end, "" if empty else ", ", "")
    code = text[start:end].rstrip(" \t\f")
    if way == _BEHIND and not code.endswith("\\"):
        return _Place(start + len(code), "  # fixiac: ignore[", "]")
    start = lines.start(text, statement.start)
    indent = text[start : statement.start]
    indent = indent if not indent.strip() else ""
    return _Place(start, f"{indent}# fixiac: ignore[", f"]{lines.newline(text)}")


def _refused(
    after: Document,
    places: Mapping[Finding, _Place],
    made: Mapping[_Place, Edit],
    known: Collection[str],
) -> set[Finding]:
    """The findings that the edits do not silence, each by a comment that is one in ``after``."""
    suppressions = Suppressions({after.path: after}, known)
    inserted = made.values()
    refused = set()
    for finding, place in places.items():
        behind = edits.moved(Span(after.path, place.at, place.at), inserted).start
        last = behind - len(made[place].text) + len(made[place].text.rstrip("\r\n")) - 1
        moved = dataclasses.replace(finding, span=edits.moved(finding.span, inserted))
        is_comment = any(comment.start < last < comment.end for comment in after.comments)
        if not (is_comment and suppressions.silences(moved)):
            refused.add(finding)
    return refused
