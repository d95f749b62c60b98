"""Unified diffs in the form that ``git apply`` takes."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator

_RED, _GREEN, _CYAN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_OBEYED = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
"""What a terminal obeys: control characters, those above ASCII in UTF-8."""


def unified(path: str, before: str, after: str) -> str:
    """The difference of two texts of one file; empty if there is none.

    Lines end at line feeds only: for git, a form feed or a lone carriage return is part of a line.
    """
    if before == after:
        return ""
    name = _tabbed(_name("a/", path)), _tabbed(_name("b/", path))
    return "".join(_finished(difflib.unified_diff(_lines(before), _lines(after), *name)))


def patch(path: str, before: bytes, after: bytes) -> bytes:
    """Like :func:`unified`, whatever the encoding of the file is, and for git alone.

    ``path`` is that from the top of the repository: with git's own header, ``git apply`` takes it
    for that in every folder.
    """
    diff = unified(path, before.decode("latin-1"), after.decode("latin-1")).encode("latin-1")
    header = f"diff --git {_name('a/', path)} {_name('b/', path)}\n"
    return header.encode() + diff if diff else b""


def coloured(patch: bytes) -> bytes:
    """A patch for a terminal: with colours, and without what else the terminal would obey."""
    lines = patch.split(b"\n")
    return b"\n".join(map(_painted, lines[:-1])) + b"\n" * bool(patch)


def _painted(line: bytes) -> bytes:
    heads = (b"diff --git ", b"--- a/", b"+++ b/", b'--- "a/', b'+++ "b/')
    tones = {b"@": _CYAN, b"+": _GREEN, b"-": _RED}
    tone = _BOLD if line.startswith(heads) else tones.get(line[:1], "")
    end = b"\r" if line.endswith(b"\r") else b""
    shown = _OBEYED.sub(_escaped, line.removesuffix(b"\r"))
    return tone.encode() + shown + (_PLAIN.encode() if tone else b"") + end


def _escaped(found: re.Match[bytes]) -> bytes:
    return f"\\x{found.group()[-1]:02x}".encode()


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _finished(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _tabbed(name: str) -> str:
    """A name in a line of its own: a tab tells git that the space before it is part of it."""
    return name + "\t" if " " in name and not name.startswith('"') else name


def _name(side: str, path: str) -> str:
    """A name as git writes it: quoted if it is odd."""
    if os.path.isabs(path):
        path = os.path.splitdrive(path)[1]
    name = side + path.replace(os.sep, "/").lstrip("/")
    data = name.encode("utf-8", "surrogateescape")
    if all(0x20 <= byte < 0x7F and byte not in b'"\\' for byte in data):
        return name
    quoted = "".join(
        _ESCAPES.get(chr(byte)) or (chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}")
        for byte in data
    )
    return f'"{quoted}"'
