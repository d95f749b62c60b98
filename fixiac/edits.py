"""Changes to text: spans, edits, fixes, and how they are applied.

Offsets count characters of a file's decoded text, newlines as they stand in the file. Nothing here
knows a programming language.
"""

from __future__ import annotations

import difflib
import enum
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from fixiac import lines


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open range ``[start, end)`` of characters in the file at ``path``."""

    path: str
    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.path == other.path and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the text at ``span`` by ``text``: the smallest change there is."""

    span: Span
    text: str

    @property
    def inserts(self) -> bool:
        """Whether the edit only adds text and takes none away."""
        return self.span.start == self.span.end

    @property
    def removes(self) -> bool:
        """Whether the edit only takes text away and adds none."""
        return not self.text and not self.inserts


class Safety(enum.Enum):
    """How far a fix can be trusted to keep what the author meant."""

    SAFE = "safe"
    """The program then declares what its author plainly meant, and nobody gains access."""
    UNSAFE = "unsafe"
    """The fix could widen access or change meaning; it needs to be asked for."""
    MANUAL = "manual"
    """Shown, never applied."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that stand or fall together, in one file or several.

    ``replaces`` marks a fix that, on a stack which is deployed, deletes or replaces a resource.
    ``group`` names the smallest container that the fix might empty: two fixes of one group never
    land in the same pass.
    """

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE
    replaces: bool = False
    group: Span | None = None

    @property
    def paths(self) -> frozenset[str]:
        """The files that the fix changes."""
        return frozenset(edit.span.path for edit in self.edits)


class ConflictError(ValueError):
    """Two edits of one set want to change the same text in different ways."""


def normalised(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Order edits by place, each once; removals that overlap become one removal.

    Insertions at one point keep the order given. Raises ConflictError when two edits want different
    things of the same text.
    """
    ordered: list[Edit] = []
    for edit in sorted(dict.fromkeys(edits), key=lambda e: e.span):
        last = ordered[-1] if ordered else None
        if last is None or last.span.path != edit.span.path or edit.span.start >= last.span.end:
            ordered.append(edit)
        elif last.removes and edit.removes:
            end = max(last.span.end, edit.span.end)
            ordered[-1] = Edit(Span(last.span.path, last.span.start, end), "")
        else:
            raise ConflictError(f"{edit.span.path}: two edits overlap at offset {edit.span.start}")
    return tuple(ordered)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits`` made; they all belong to the one file.

    Raises ConflictError as :func:`normalised` does.
    """
    pieces: list[str] = []
    done = 0
    for edit in normalised(edits):
        pieces += text[done : edit.span.start], edit.text
        done = edit.span.end
    pieces.append(text[done:])
    return "".join(pieces)


def closed_up(texts: Mapping[str, str], edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits, less the blank lines that a removal would leave twice.

    Where whole lines go that stood between blank lines, those on one side are enough; right behind
    an opening bracket, right before a closing one, and where the text begins, none is left. Raises
    ConflictError as :func:`normalised` does.
    """
    closed: list[Edit] = []
    for path, made in itertools.groupby(normalised(edits), key=lambda edit: edit.span.path):
        joined: list[Edit] = []
        for edit in made:
            last = joined[-1] if joined else None
            if last and last.removes and edit.removes and last.span.end == edit.span.start:
                joined[-1] = Edit(Span(path, last.span.start, edit.span.end), "")
            else:
                joined.append(edit)
        floors = [0, *(edit.span.end for edit in joined[:-1])]
        ceilings = [*(edit.span.start for edit in joined[1:]), len(texts[path])]
        closed += map(partial(_closed_up, texts[path]), joined, floors, ceilings)
    return tuple(closed)


def _closed_up(text: str, edit: Edit, floor: int, ceiling: int) -> Edit:
    start, end = edit.span.start, edit.span.end
    if not edit.removes or lines.start(text, start) != start or lines.start(text, end) != end:
        return edit
    above, below = [start], [end]
    while above[-1] > floor and not text[lines.start(text, above[-1] - 1) : above[-1]].strip():
        above.append(lines.start(text, above[-1] - 1))
    while below[-1] < ceiling and not text[below[-1] : lines.after(text, below[-1])].strip():
        below.append(lines.after(text, below[-1]))
    if text[: above[-1]].rstrip()[-1:] in ("", "(", "[", "{"):
        end = below[-1]
    elif text[below[-1] :].lstrip().startswith((")", "]", "}")):
        start = above[-1]
    else:
        end = below[min(len(above), len(below)) - 1]
    return Edit(Span(edit.span.path, start, end), "")


def origin(offset: int, edits: Iterable[Edit]) -> int:
    """The place, in the text before ``edits``, of an offset in the text after them.

    What an edit wrote has its origin where the edit begins.
    """
    shift = 0
    for edit in normalised(edits):
        start = edit.span.start + shift
        if offset < start:
            break
        if offset < start + len(edit.text):
            return edit.span.start
        shift += len(edit.text) - (edit.span.end - edit.span.start)
    return offset - shift


def moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Where ``span`` is once ``edits`` of any files are made; what goes in at its ends is outside.

    The edits do not overlap. Of text that is replaced, all that is put in its place belongs to it.
    """
    start, end = span.start, span.end
    for edit in edits:
        if edit.span.path != span.path:
            continue
        grown = len(edit.text) - (edit.span.end - edit.span.start)
        if edit.span.end <= span.start:
            start += grown
        elif edit.span.start < span.start:
            start += edit.span.start - span.start
        if edit.span.end <= span.end and not (edit.inserts and edit.span.end == span.end):
            end += grown
        elif edit.span.start < span.end < edit.span.end:
            end += edit.span.end + grown - span.end
    return Span(span.path, start, max(start, end))


def difference(path: str, before: str, after: str) -> tuple[Edit, ...]:
    """Edits that make one text of another: of whole lines, less what the changed lines share."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0, *itertools.accumulate(map(len, old))]
    made: list[Edit] = []
    matcher = difflib.SequenceMatcher(None, old, new)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = [(range(start, end), range(new_start, new_end))]
        if end - start == new_end - new_start:
            pairs = [(range(a, a + 1), range(b, b + 1)) for a, b in zip(*pairs[0], strict=True)]
        for gone, come in pairs:
            one, other = "".join(old[i] for i in gone), "".join(new[i] for i in come)
            head = _shared(one, other)
            tail = _shared(one[head:][::-1], other[head:][::-1])
            at = starts[gone.start]
            made.append(
                Edit(Span(path, at + head, at + len(one) - tail), other[head : len(other) - tail])
            )
    return tuple(edit for edit in made if edit.text or not edit.inserts)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits of different fixes depend on each other: they touch.

    Insertions at one point do not, unless one of them goes on with the line and the other one
    starts a new line there: a name that joins an import, and an import below it.
    """
    if one == other:
        return False
    if one.inserts and other.inserts:
        same_point = one.span == other.span
        return same_point and _starts_line(one) != _starts_line(other)
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def _starts_line(edit: Edit) -> bool:
    return edit.text.startswith(("\n", "\r"))


def select(fixes: Sequence[Fix]) -> tuple[list[Fix], list[Fix]]:
    """Split fixes into those that can land together and those that have to wait for the next pass.

    The earlier fix wins. A fix is taken whole or not at all. Identical edits of two fixes coalesce
    and insertions at one point go together; all else that touches waits.
    """
    taken: list[Fix] = []
    waiting: list[Fix] = []
    edits: dict[str, list[Edit]] = {}
    groups: set[Span] = set()
    for fix in fixes:
        if fix.group in groups or any(
            _clash(edit, other) for edit in fix.edits for other in edits.get(edit.span.path, ())
        ):
            waiting.append(fix)
            continue
        taken.append(fix)
        if fix.group is not None:
            groups.add(fix.group)
        for edit in fix.edits:
            edits.setdefault(edit.span.path, []).append(edit)
    return taken, waiting


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a comma-separated list: where it stands, and its comma if it has one."""

    start: int
    end: int
    comma: int | None
    """Offset of the comma that follows the member, or None."""

    @property
    def stop(self) -> int:
        """Offset just past the member and its comma."""
        return self.end if self.comma is None else self.comma + 1


def _own_lines(
    text: str, floor: int, item: Item, ceiling: int, comment: str
) -> tuple[int, int] | None:
    """The lines that hold the member alone, comments right above it included; None if shared."""
    start = lines.start(text, item.start)
    end = min(lines.after(text, item.stop), ceiling)
    tail = text[item.stop : end]
    if start <= floor or text[start : item.start].strip() or not tail.endswith(("\n", "\r")):
        return None
    if tail.strip() and not tail.lstrip(" \t").startswith(comment):
        return None
    return remarked_from(text, start, comment=comment, floor=floor), end


def remarked_from(text: str, start: int, *, comment: str = "#", floor: int = -1) -> int:
    """Where the comment lines right above the line at ``start`` begin; itself if there are none.

    No line at ``floor`` or before it counts, and none that speaks to a tool: a comment that ignores
    findings, a shebang.
    """
    while start > 0:
        above = lines.start(text, start - 1)
        line = text[above:start].strip()
        if above <= floor or not line.startswith(comment):
            break
        if "fixiac:" in line or line.startswith("#!"):
            break
        start = above
    return start


def remove_item(
    path: str,
    text: str,
    inner: tuple[int, int],
    items: Sequence[Item],
    index: int,
    comment: str = "#",
) -> tuple[Edit, ...]:
    """Edits that take the member ``index`` out of a comma-separated list.

    ``inner`` is the range between the brackets. A member that owns its lines goes with them, with
    the comment lines right above it and the comment behind it; otherwise it takes the comma after
    it, or the one before it if it is the last. Neighbours keep their comments.
    """
    item = items[index]
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    lines = _own_lines(
        text,
        inner[0] if before is None else before.stop,
        item,
        inner[1] if after is None else after.start,
        comment,
    )
    if lines is not None:
        return (Edit(Span(path, *lines), ""),)
    start, end = item.start, item.stop
    ends_line = after is None or text[end : after.start].lstrip(" \t").startswith(("\n", "\r"))
    if after is not None and not text[end : after.start].strip() and not ends_line:
        end = after.start
    elif before is not None and before.comma is not None and ends_line:
        gap = text[before.stop : start]
        if not gap.strip(" \t") or (after is None and not gap.strip()):
            start = before.comma if after is None and item.comma is None else before.stop
    return (Edit(Span(path, start, end), ""),)


def remove_json_item(
    path: str, inner: tuple[int, int], items: Sequence[Item], index: int, text: str
) -> tuple[Edit, ...]:
    """Like :func:`remove_item`, for a list that allows no trailing comma, such as JSON's."""
    edits = remove_item(path, text, inner, items, index, comment="//")
    comma = items[index - 1].comma if index and index == len(items) - 1 else None
    if comma is None or any(edit.span.start <= comma < edit.span.end for edit in edits):
        return edits
    return (Edit(Span(path, comma, comma + 1), ""), *edits)
