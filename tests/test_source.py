import os
import stat

import pytest

from fixiac import source
from fixiac.source import SourceError, decode


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x = 1\n",
        b"x = 1",
        b"\xef\xbb\xbfx = 1\r\n",
        "# coding: latin-1\nx = 'é'\n".encode("latin-1"),
        "#!/usr/bin/python\n# -*- coding: cp1252 -*-\nx = '€'\n".encode("cp1252"),
        "x = 'é\u2028\x0c\x1c'\r\ry = 1\n\r".encode(),
        "\r# coding: latin-1\rx = 'é'\r".encode("latin-1"),
    ],
)
def test_bytes_survive(data):
    read = decode("m.py", data)
    assert read.encode(read.text) == data
    assert not read.text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"x = 1\ny = '\xff'\n", 2, "not utf-8 text: byte 0xff"),
        (b"x = 1\n\n\0", 3, "NUL"),
        (b"#!/bin/x\n# coding: klingon\n", 2, "unknown encoding: klingon"),
        (b"# coding: rot13\n", 1, "unknown encoding: rot13"),
        (b"\xef\xbb\xbf# coding: latin-1\n", 1, "byte order mark"),
        (b"# coding: utf-7\nx = '+AGE-'\n", 1, "byte for byte"),
        (b"# coding: ascii\nx = '\xc3\xa9'\n", 2, "not ascii text"),
    ],
)
def test_what_is_not_text_is_refused(data, line, words):
    with pytest.raises(SourceError, match=words) as caught:
        decode("m.py", data)
    assert (caught.value.failure.path, caught.value.failure.line) == ("m.py", line)


def test_a_cookie_counts_in_python_only():
    assert decode("a.md", b"# coding: klingon\n").encoding == "utf-8"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_position_and_offset(newline):
    text = newline.join(["ab", "", "c\u2028d"])
    at = text.index("d")
    assert source.position(text, at) == (3, 3)
    assert source.offset(text, 3, 3) == at
    assert source.position(text, 0) == (1, 1)
    assert source.position(text, 2) == (1, 3)
    assert source.offset(text, 1, 99) == 2
    assert source.offset(text, 99, 1) == len(text)


def written(folder, name, text, new, links=()):
    path = str(folder / name)
    read = source.read(path)
    return source.write({path: read}, {path: new}, links)


def test_write_keeps_mode_and_link(tmp_path):
    target = tmp_path / "real.py"
    target.write_bytes(b"a\r\n")
    target.chmod(0o751)
    (tmp_path / "link.py").symlink_to("real.py")
    done, failures = written(tmp_path, "link.py", "a\r\n", "b\r\n")
    assert (len(done), failures) == (1, [])
    assert target.read_bytes() == b"b\r\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o751
    assert (tmp_path / "link.py").is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["link.py", "real.py"]


def test_an_unchanged_file_is_not_touched(tmp_path):
    (tmp_path / "m.py").write_text("a\n")
    before = (tmp_path / "m.py").stat()
    assert written(tmp_path, "m.py", "a\n", "a\n") == ([], [])
    assert (tmp_path / "m.py").stat().st_ino == before.st_ino


def test_a_file_that_changed_meanwhile_is_left(tmp_path):
    path = tmp_path / "m.py"
    path.write_text("a\n")
    read = source.read(str(path))
    path.write_text("mine\n")
    done, (failure,) = source.write({str(path): read}, {str(path): "b\n"})
    assert done == []
    assert "changed" in failure.message
    assert path.read_text() == "mine\n"


def test_files_that_a_fix_ties_together_are_written_together_or_not(tmp_path, monkeypatch):
    for name in "abcd":
        (tmp_path / name).write_text("old\n")
    paths = [str(tmp_path / name) for name in "abcd"]
    monkeypatch.setattr(os, "access", lambda path, mode: not path.endswith("b"))
    done, failures = source.write(
        {path: source.read(path) for path in paths},
        dict.fromkeys(paths, "new\n"),
        [frozenset(paths[:2]), frozenset(paths[0:3:2])],
    )
    assert done == paths[3:]
    assert [failure.path for failure in failures] == [paths[1], paths[0], paths[2]]
    assert [(tmp_path / name).read_text() for name in "abcd"] == ["old\n"] * 3 + ["new\n"]
    assert sorted(os.listdir(tmp_path)) == list("abcd")


def test_an_interrupted_write_leaves_the_file_whole(tmp_path, monkeypatch):
    (tmp_path / "m.py").write_text("a\n")

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path, "m.py", "a\n", "b\n")
    assert os.listdir(tmp_path) == ["m.py"]
    assert (tmp_path / "m.py").read_text() == "a\n"
