"""What is kept at a pull request: one comment, and suggestions; each run brings them up to date."""

from __future__ import annotations

from collections.abc import Sequence

from fixiac.forges import Forge, ForgeError, Note
from fixiac.forges.suggestions import Suggestion, name_of
from fixiac.output.comment import MARKER


def keep(forge: Forge, body: str, *, needed: bool) -> str:
    """Write the comment, or replace the one of an earlier run; give its address.

    Where there is none yet and none is ``needed``, none is written and the address is empty.
    """
    ours = [note for note in forge.notes() if _ours(note)]
    found = ours[0] if ours else None
    for note in ours[1:]:  # Two runs at once have each written one.
        forge.remove(note)
    if found is not None and found.body.strip() == body.strip():
        return found.address
    if found is not None:
        try:
            return forge.update(found, body)
        except ForgeError as error:
            if error.status != 404:  # Somebody has removed it meanwhile.
                raise
    return forge.create(body) if needed else ""


def suggest(forge: Forge, wanted: Sequence[Suggestion], *, certain: bool) -> None:
    """Make the suggestions that do not stand there yet, and withdraw those that no longer hold.

    What is not ``certain`` to be all that there is withdraws nothing.
    """
    standing = [r for r in forge.remarks() if r.mine and name_of(r.body)]
    missing = list(wanted)
    # The same change of the same text may be wanted at several places: first those at their lines.
    for at_its_line in (True, False):
        for one in list(missing):
            for remark in standing:
                place = remark.line == one.last if at_its_line else remark.line is not None
                if place and name_of(remark.body) == one.name:
                    standing.remove(remark)
                    missing.remove(one)
                    break
    if missing:
        forge.suggest(missing)
    for remark in standing if certain else ():
        forge.withdraw(remark)


def _ours(note: Note) -> bool:
    """Whether fixiac wrote a note: whoever quotes one has its marker further down."""
    return note.mine and note.body.startswith(MARKER)
