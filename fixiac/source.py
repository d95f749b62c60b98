"""Bytes and text: encodings, newlines, lines and columns, and writing without loss.

The text of a file has no byte order mark and keeps its newlines as they are.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import signal
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done. ``line`` and ``column`` count from 1; 0 is unknown."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = [self.path] if self.path else []
        place += [str(number) for number in (self.line, self.column) if number]
        return ":".join([*place, f" {self.message}"]) if place else self.message


class SourceError(Exception):
    """A file that cannot be read or written; ``failure`` says where and why."""

    def __init__(self, path: str, message: str, line: int = 0, column: int = 0) -> None:
        self.failure = Failure(path, line, column, message)
        super().__init__(str(self.failure))


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it is on disk, decoded so that encoding gives the same bytes."""

    path: str
    data: bytes
    text: str
    encoding: str
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """``text`` as bytes of this file. Raises SourceError."""
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            line, column = position(text, error.start)
            message = f"a fix needs a character that {self.encoding} does not have"
            raise SourceError(self.path, message, line, column) from error


_NEWLINE = re.compile(r"\r\n|\r|\n")
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$", re.DOTALL)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1; a column counts characters."""
    line, start = 1, 0
    for newline in _NEWLINE.finditer(text, 0, offset):
        if newline.group() == "\r" and text.startswith("\n", newline.end()):
            break
        line, start = line + 1, newline.end()
    return line, offset - start + 1


def offset(text: str, line: int, column: int) -> int:
    """The offset of a line and column; the nearest one there is, if they are past the end."""
    start, number = 0, 1
    for newline in _NEWLINE.finditer(text):
        if number == line:
            return min(start + column - 1, newline.start())
        start, number = newline.end(), number + 1
    return min(start + column - 1, len(text)) if number == line else len(text)


def _cookie(data: bytes) -> tuple[str, int] | None:
    """The encoding that a comment in the first two lines names (PEP 263), and its line."""
    for number, line in enumerate(re.split(rb"\r\n|\r|\n", data, maxsplit=2)[:2], 1):
        found = _COOKIE.match(line)
        if found:
            return found.group(1).decode("ascii"), number
        if not _BLANK.match(line):
            break
    return None


def decode(path: str, data: bytes) -> Source:
    """Decode the bytes of a file. Raises SourceError if they are not text that can be kept."""
    nul = data.find(b"\0")
    if nul >= 0:
        raise SourceError(
            path, "not a text file: it holds a NUL byte", data.count(b"\n", 0, nul) + 1
        )
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    body = data[len(bom) :]
    name, line = (_cookie(body) if path.endswith(".py") else None) or ("utf-8", 1)
    try:
        encoding = codecs.lookup(name).name
        text = body.decode(encoding)
        same = text.encode(encoding) == body
    except LookupError as error:
        raise SourceError(path, f"unknown encoding: {name}", line) from error
    except UnicodeDecodeError as error:
        at = body.count(b"\n", 0, error.start) + 1
        message = f"not {name} text: byte 0x{body[error.start]:02x}"
        raise SourceError(path, message, at) from error
    except (UnicodeError, ValueError) as error:
        raise SourceError(path, f"not {name} text: {error}", line) from error
    if bom and encoding != "utf-8":
        raise SourceError(path, f"a UTF-8 byte order mark, yet the encoding is {name}", line)
    if not same:
        raise SourceError(path, f"its {name} text cannot be written back byte for byte", line)
    return Source(path, data, text, encoding, bom)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file. Raises SourceError."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(path, "is a directory")
        if not stat.S_ISREG(mode):
            raise SourceError(path, "is not a regular file")
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError as error:
        message = "is a dangling symbolic link" if os.path.islink(path) else "no such file"
        raise SourceError(path, message) from error
    except OSError as error:
        raise SourceError(path, f"cannot be read: {_reason(error)}") from error


def read(path: str) -> Source:
    """Read and decode a file. Raises SourceError."""
    return decode(path, read_bytes(path))


@dataclass(frozen=True, slots=True)
class _Staged:
    target: str
    temporary: str


def _stage(source: Source, data: bytes) -> _Staged:
    """Put the new bytes of a file beside it. Raises SourceError."""
    if read_bytes(source.path) != source.data:
        raise SourceError(source.path, "changed while fixiac was at work; it is left as it is")
    target = os.path.realpath(source.path)
    folder, name = os.path.split(target)
    temporary = ""
    try:
        if not os.access(target, os.W_OK):
            raise PermissionError(None, "it is read-only")
        before = os.stat(target)
        handle, temporary = tempfile.mkstemp(prefix=f".{name}.", suffix=".fixiac", dir=folder)
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(before.st_mode))
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):
                os.chown(temporary, before.st_uid, before.st_gid)
                os.chmod(temporary, stat.S_IMODE(before.st_mode))
    except OSError as error:
        _discard(temporary)
        raise SourceError(source.path, f"cannot be written: {_reason(error)}") from error
    except BaseException:
        _discard(temporary)
        raise
    return _Staged(target, temporary)


def _discard(temporary: str) -> None:
    if temporary:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _with_linked(failed: Iterable[str], links: Iterable[frozenset[str]]) -> set[str]:
    """``failed`` and every file that is tied to one of them, directly or not."""
    lost = set(failed)
    ties = list(links)
    while True:
        more = {path for tie in ties if tie & lost for path in tie} - lost
        if not more:
            return lost
        lost |= more


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C and the like wait, so that a fix over several files is not cut in half."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    waiting = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, waiting)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def write(
    sources: Mapping[str, Source], texts: Mapping[str, str], links: Iterable[frozenset[str]] = ()
) -> tuple[list[str], list[Failure]]:
    """Write the texts that differ from their source; give the paths written and what failed.

    Each file is replaced in one step and keeps its mode; a symbolic link stays and its target is
    replaced. All new files are on disk before the first one is put in place. ``links`` are sets of
    files that one fix changed together: where one of them cannot be written, none of them is.
    """
    staged: dict[str, _Staged] = {}
    failures: list[Failure] = []
    try:
        for path, text in texts.items():
            if text == sources[path].text:
                continue
            try:
                staged[path] = _stage(sources[path], sources[path].encode(text))
            except SourceError as error:
                failures.append(error.failure)
        failed = {failure.path for failure in failures}
        for path in sorted(_with_linked(failed, links) - failed):
            if path in staged:
                _discard(staged.pop(path).temporary)
                failures.append(
                    Failure(path, 0, 0, "left as it is: a fix spans it and a file not written")
                )
        written = []
        with _undisturbed():
            for path in list(staged):
                try:
                    os.replace(staged[path].temporary, staged[path].target)
                except OSError as error:
                    failures.append(Failure(path, 0, 0, f"cannot be written: {_reason(error)}"))
                    continue
                del staged[path]
                written.append(path)
        return written, failures
    finally:
        for rest in staged.values():
            _discard(rest.temporary)
