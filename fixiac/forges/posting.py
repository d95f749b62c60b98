"""What is kept at a pull request: one comment, brought up to date by each run."""

from __future__ import annotations

from fixiac.forges import Forge, ForgeError, Note
from fixiac.output.comment import MARKER


def keep(forge: Forge, body: str, *, needed: bool) -> str:
    """Write the comment, or replace the one of an earlier run; give its address.

    Where there is none yet and none is ``needed``, none is written and the address is empty.
    """
    found = next((note for note in forge.notes() if _ours(note)), None)
    if found is not None and found.body.strip() == body.strip():
        return found.address
    if found is not None:
        try:
            return forge.update(found, body)
        except ForgeError as error:
            if error.status != 404:  # Somebody has removed it meanwhile.
                raise
    return forge.create(body) if needed else ""


def _ours(note: Note) -> bool:
    """Whether fixiac wrote a note: whoever quotes one has its marker further down."""
    return note.mine and note.body.startswith(MARKER)
