"""Edits that write another literal, where it stands or where it is read."""

from __future__ import annotations

from collections.abc import Iterable

from fixiac.edits import Edit, Span
from fixiac.expressions import Literal
from fixiac.model import Entry, Notation, Scalar
from fixiac.project import Project


def owned(project: Project, entry: Entry, places: Iterable[Span]) -> bool:
    """Whether a value is read at the ``places`` and nowhere else, wherever it is written."""
    if entry.place.contains(entry.value.span):
        return True
    readers = project.readers(entry.value)
    taken = tuple(places)
    return bool(readers) and all(
        any(place.contains(reader) for place in taken) for reader in readers or ()
    )


def respell(
    project: Project, entry: Entry, written: str | int, places: Iterable[Span]
) -> tuple[Edit, ...]:
    """Edits by which a member has another value; ``places`` are those that want the same.

    The literal itself is rewritten where nothing else reads it, and otherwise the name of it at the
    member's place. A member of an SDK's class is always rewritten itself: what is wrong with it is
    wrong wherever it is read. Raises CannotRenderError.
    """
    value = entry.value
    if isinstance(value, Scalar) and value.notation is Notation.MEMBER:
        return project.replace(value.span, value, Literal(written))
    if not owned(project, entry, places):
        # The literal is written out here; what its name is spelled like does not matter.
        return project.replace(entry.place, Scalar(entry.place, None), Literal(written))
    if isinstance(value, Scalar) and value.inner is not None and isinstance(written, str):
        return (Edit(value.inner, written),)
    return project.replace(value.span, value, Literal(written))
