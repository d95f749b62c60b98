"""Unified diffs in the form that ``git apply`` takes."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator

_RED, _GREEN, _CYAN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def unified(path: str, before: str, after: str, *, colour: bool = False) -> str:
    """The difference of two texts of one file; empty if there is none.

    Lines end at line feeds only: for git, a form feed or a lone carriage return is part of a line.
    """
    if before == after:
        return ""
    lines = difflib.unified_diff(
        _lines(before), _lines(after), _name("a/", path), _name("b/", path)
    )
    return "".join(_finished(lines, colour=colour))


def unified_bytes(path: str, before: bytes, after: bytes, *, colour: bool = False) -> bytes:
    """Like :func:`unified`, whatever the encoding of the file is."""
    return unified(path, before.decode("latin-1"), after.decode("latin-1"), colour=colour).encode(
        "latin-1"
    )


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _finished(lines: Iterator[str], *, colour: bool) -> Iterator[str]:
    for number, line in enumerate(lines):
        end = "" if line.endswith("\n") else "\n\\ No newline at end of file\n"
        mark = "@" if number < 2 else line[0]
        tone = {"@": _BOLD if number < 2 else _CYAN, "+": _GREEN, "-": _RED}.get(mark, "")
        if colour and tone:
            line = tone + line.rstrip("\n") + _PLAIN + ("" if end else "\n")
        yield line + end


def _name(side: str, path: str) -> str:
    """A name as git writes it: quoted if it is odd, a tab behind it if it holds a space."""
    if os.path.isabs(path):
        path = os.path.splitdrive(path)[1]
    name = side + path.replace(os.sep, "/").lstrip("/")
    data = name.encode("utf-8", "surrogateescape")
    if all(0x20 <= byte < 0x7F and byte not in b'"\\' for byte in data):
        return name + "\t" if " " in name else name
    quoted = "".join(
        _ESCAPES.get(chr(byte)) or (chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}")
        for byte in data
    )
    return f'"{quoted}"'
