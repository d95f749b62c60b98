"""Reads a project, checks it, and fixes it until nothing is left to fix.

Everything here works on texts: no file is read or written. A path ending in ``.md`` is a document
with Python blocks. Files that imports lead between are one program, and each program is checked by
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fixiac import edits, frontends
from fixiac.edits import Fix
from fixiac.engine.options import Options
from fixiac.engine.results import Answer, Offer, Result
from fixiac.engine.run import Run
from fixiac.engine.state import expand, read_source
from fixiac.frontends import ReadError


def fix(
    files: Mapping[str, str],
    options: Options | None = None,
    *,
    choose: Callable[[Offer], Answer] | None = None,
) -> Result:
    """Fix texts, by path, until nothing is left to fix.

    A pure function: ``files`` stays as it is. With ``choose`` the fixes are made one at a time and
    only if it says so; after each the program is read again. What it raises ends the run.
    """
    return Run(options or Options()).fix(dict(files), choose)


def check(files: Mapping[str, str], options: Options | None = None) -> Result:
    """Find what is wrong with texts, by path, and change nothing."""
    return Run(options or Options()).check(dict(files))


def ignore(files: Mapping[str, str], options: Options | None = None) -> Result:
    """Add comments that silence everything found, and change nothing else.

    ``applied`` of the result are the findings that are silenced now, placed in the text given;
    their fix is what adds the comments of the file.
    """
    return Run(options or Options()).ignore(dict(files))


def sound(files: Mapping[str, str], fix: Fix) -> bool:
    """Tell whether every file can still be read after one fix of a report is made in it."""
    for path in fix.paths:
        own = [edit for edit in fix.edits if edit.span.path == path]
        before = expand({path: files[path]}, {}).texts
        after = expand({path: edits.apply(files[path], own)}, {}).texts
        if len(before) != len(after):
            return False
        try:
            for name, text in after.items():
                if text != before.get(name):
                    read_source(name, text, frontends.read)
        except ReadError:
            return False
    return True
