"""Comments beside what a fix moves or writes anew: they go along, or there is no fix."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from fixiac import lines
from fixiac.calls import Passed
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError
from fixiac.project import Project

_QUOTES = ('"""', "'''")


def carried(project: Project, fix: Fix, statement: Span, moving: Iterable[Passed]) -> Fix:
    """The fix with the comments that it would lose, each beside what is written for its argument.

    ``moving`` are the arguments that the fix may take out, and ``statement`` is the one that holds
    them. What is only left out takes its comments with it. Raises CannotRenderError where a comment
    has no place.
    """
    if all(edit.removes for edit in fix.edits):
        return fix
    edits = list(fix.edits)
    for anchor, comments in _lost(project, fix, statement, list(moving)).items():
        text = project.texts[comments[0].path]
        if anchor is None or any("fixiac:" in _written(text, comment) for comment in comments):
            raise CannotRenderError("a comment would be lost")
        edits = _beside(text, edits, anchor, comments)
    return dataclasses.replace(fix, edits=tuple(edits))


def beside(project: Project, removal: Sequence[Edit], place: Span) -> list[Edit]:
    """Edits that write the comments that a removal takes out beside what says the same.

    Raises CannotRenderError.
    """
    comments = [comment for edit in removal for comment in project.comments(edit.span)]
    if not comments:
        return []
    text = project.texts[comments[0].path]
    if place.path != comments[0].path or any("fixiac:" in _written(text, c) for c in comments):
        raise CannotRenderError("a comment would be lost")
    made = _beside(text, list(removal), Edit(place, ""), comments)
    return [edit for edit in made if edit not in removal]


def _lost(
    project: Project, fix: Fix, statement: Span, moving: list[Passed]
) -> dict[Edit | None, list[Span]]:
    """The comments that a fix takes out, by the edit that they belong beside."""
    gone = {
        comment: _written(project.texts[comment.path], comment)
        for edit in fix.edits
        if not edit.inserts
        for comment in project.comments(edit.span)
    }
    written = Counter(
        {text: sum(edit.text.count(text) for edit in fix.edits) for text in gone.values()}
    )
    lost: dict[Edit | None, list[Span]] = {}
    for comment, text in sorted(gone.items()):
        written[text] -= 1
        if written[text] < 0:
            anchor = _anchor(project, fix, statement, moving, comment)
            lost.setdefault(anchor, []).append(comment)
    return lost


def _anchor(
    project: Project, fix: Fix, statement: Span, moving: list[Passed], comment: Span
) -> Edit | None:
    """The edit that writes what a comment speaks of; None if that is not certain."""
    writing = [e for e in fix.edits if e.text and e.span.path == comment.path]
    for edit in writing:
        if edit.span.contains(comment):
            return edit
    for passed in moving:
        if any(edit.span.contains(comment) for edit in passed.removal):
            value = project.text(passed.place)
            named = [edit for edit in writing if value in edit.text]
            if len(named) == 1:
                return named[0]
    inside = [edit for edit in writing if statement.contains(edit.span)]
    return inside[0] if inside else None


def _beside(text: str, edits: list[Edit], anchor: Edit, comments: list[Span]) -> list[Edit]:
    """The edits with comments above the line that one of them writes to, or behind it.

    The first that stood behind code stands behind it again, where no other one does. Raises
    CannotRenderError.
    """
    path, newline = anchor.span.path, lines.newline(text)
    start, end = lines.start(text, anchor.span.start), lines.end(text, anchor.span.end)
    before, rest = text[start : anchor.span.start], text[anchor.span.end : end]
    above = list(comments)
    made = list(edits)
    behind = next((c for c in comments if text[lines.start(text, c.start) : c.start].strip()), None)
    taken = "#" in rest or any(e.span.start == end and "#" in e.text for e in edits)
    if behind and not (taken or _in_text(rest) or rest.endswith("\\") or _cut(edits, end)):
        above.remove(behind)
        made.append(Edit(Span(path, end, end), f"  {_written(text, behind)}"))
    if not above:
        return made
    opened = anchor.text[: len(anchor.text) - len(anchor.text.lstrip())]
    if "\n" in opened:
        lead = opened[opened.rindex("\n") + 1 :]
        words = "".join(f"{_written(text, comment)}{newline}{lead}" for comment in above)
        moved = dataclasses.replace(anchor, text=f"{opened}{words}{anchor.text[len(opened) :]}")
        return [moved if edit == anchor else edit for edit in made]
    if _in_text(before) or text[:start].rstrip("\r\n").endswith("\\") or _cut(edits, start):
        raise CannotRenderError("a comment would be lost")
    lead = before[: len(before) - len(before.lstrip())]
    words = "".join(f"{lead}{_written(text, comment)}{newline}" for comment in above)
    return [Edit(Span(path, start, start), words), *made]


def _written(text: str, comment: Span) -> str:
    return text[comment.start : comment.end].rstrip()


def _in_text(part: str) -> bool:
    """Whether a text of several lines may begin or end in a part of a line."""
    return any(quotes in part for quotes in _QUOTES)


def _cut(edits: list[Edit], at: int) -> bool:
    """Whether an edit takes out what stands on both sides of a place."""
    return any(not e.inserts and e.span.start < at < e.span.end for e in edits)
