"""HTML from text that may hold anything: all that becomes part of the page comes by here."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from fixiac.output.text import printable

_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+[^\s<>\"'`.,;:)]")
_INLINE = re.compile(rf"(?P<code>``(?:.+?)``|`[^`]+`)|(?P<address>{_ADDRESS.pattern})")


def text(content: str) -> str:
    """Text as text: nothing in it is markup, and what cannot be seen is written out."""
    return html.escape(printable(content))


def text_lines(content: str) -> str:
    """Lines of text as text."""
    return "\n".join(map(text, content.splitlines()))


def file_name(name: str) -> str:
    """The path of a file, which may be broken where its parts end."""
    broken = re.sub(r"([/_.-])", r"\1<wbr>", text(name))
    return f'<span class="path">{broken}</span>'


def link(address: str, content: str) -> str:
    """A link, if the address is one of the web; else the text alone."""
    if not _ADDRESS.fullmatch(address):
        return text(content)
    return f'<a href="{html.escape(address)}" rel="noreferrer">{text(content)}</a>'


def sentence(content: str) -> str:
    """A sentence in which backticks stand around code and addresses are links."""
    pieces, done = [], 0
    for found in _INLINE.finditer(content):
        pieces.append(text(content[done : found.start()]))
        if found["code"]:
            pieces.append(f"<code>{text(found['code'].strip('`'))}</code>")
        else:
            pieces.append(link(found["address"], found["address"]))
        done = found.end()
    return "".join(pieces) + text(content[done:])


def manual(content: str, level: int) -> str:
    """The manual of a codemod: headings (of ``level``), paragraphs, lists and blocks of code."""
    pieces = re.split(r"(?ms)^```\w*\n(.*?)^```$", content)
    return "".join(
        f"<pre><code>{text_lines(piece)}</code></pre>" if number % 2 else _blocks(piece, level)
        for number, piece in enumerate(pieces)
    )


def _blocks(content: str, level: int) -> str:
    content = re.sub(r"(?m)^(.+)\n(?:=+|-+)$", r"## \1\n", content)
    blocks = re.split(r"\n\s*\n", content.strip())
    return "".join(_block(block, level) for block in blocks if block)


def _block(block: str, level: int) -> str:
    heading, _, rest = block.partition("\n")
    if heading.startswith("#"):
        title = f"<h{level}>{sentence(heading.lstrip('# '))}</h{level}>"
        return title + (_block(rest, level) if rest.strip() else "")
    before, *items = re.split(r"(?m)^- ", block)
    paragraph = f"<p>{_joined(before)}</p>" if before.strip() else ""
    points = "".join(f"<li>{_joined(item)}</li>" for item in items)
    return paragraph + (f"<ul>{points}</ul>" if points else "")


def _joined(lines: str) -> str:
    return sentence(" ".join(lines.split()))


def selection(name: str, everything: str, choices: Mapping[str, str]) -> str:
    """A list to choose from: what is shown by value. The first choice stands for all."""
    entries = {"": everything, **choices}
    items = (
        f'<option value="{text(value)}">{text(shown)}</option>' for value, shown in entries.items()
    )
    return f'<select name="{name}">{"".join(items)}</select>'
