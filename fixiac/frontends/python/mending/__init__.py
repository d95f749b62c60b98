"""Python text that does not parse, brought to where it does.

The parser's first fault decides what is mended next, until there is none. Each repair is for one
kind of fault that can be mended for certain; the mended text has to parse, and nothing is taken
out: what cannot stay as code stays as a comment.
"""

from __future__ import annotations

from fixiac.edits import Span
from fixiac.frontends import ReadError
from fixiac.frontends.python import parse
from fixiac.frontends.python.mending import blocks, cutting, prose, quoting, words
from fixiac.frontends.python.mending.draft import Draft, first_fault
from fixiac.model import Flaw, Mend

_REPAIRS = (
    words.straight_quotes,
    words.plain_characters,
    words.reserved,
    words.underscored,
    quoting.nested,
    prose.commented,
    blocks.filled,
    blocks.indented,
    blocks.closed,
    cutting.closed,
)
"""In the order in which they are tried at a fault."""
_MOST = 200
"""Repairs of one file. What needs more of them is no Python."""


def mend(path: str, text: str) -> Mend | None:
    """What makes ``text`` parse, or None if that is not plain."""
    draft = Draft.of(path, text)
    flaws: list[Flaw] = []
    promised: list[str] = []
    fault = first_fault(text)
    while fault is not None:
        for repair in _REPAIRS:
            repaired = repair(draft, fault)
            if repaired is None:
                continue
            after = draft.after(repaired)
            following = first_fault(after.text)
            if following is None or after.original(following.at) > draft.original(fault.at):
                break
        else:
            return None
        place = draft.original(repaired.at)
        flaws.append(Flaw(repaired.kind, Span(path, place, place)))
        promised += repaired.promised
        draft, fault = after, following
        if len(flaws) > _MOST:
            return None
    if not flaws or not _parses(draft.text) or prose.repeats(draft, flaws):
        return None
    return Mend(tuple(flaws), draft.edits(), tuple(promised))


def _parses(text: str) -> bool:
    try:
        parse.read("", text)
    except ReadError:
        return False
    return True
