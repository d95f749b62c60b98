"""Characters and words that the language does not take where they stand."""

from __future__ import annotations

import keyword
import re

from fixiac import catalog
from fixiac.frontends.python.mending.draft import Draft, Fault, Repair

_CURLY = {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
_SPACES = {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": " "}
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff"
_KEYWORD = "|".join(word for word in keyword.kwlist if word.islower())
_NAMED = "lambda|class|global|async"
"""Reserved words behind which a dot can only mean that they were meant as names."""
_FROM = re.compile(
    rf"(?P<indent>[ \t]*)from[ \t]+(?P<module>\.*(?:\w+\.)*(?:{_KEYWORD})(?:\.\w+)*)[ \t]+"
    r"import[ \t]*(?:\((?P<many>[^()#]*)\)|(?P<one>[^()#\r\n]*[^()#\r\n\s]))"
    r"(?=[ \t]*(?:[#\r\n]|\Z))"
)
_IMPORT = re.compile(
    rf"(?P<indent>[ \t]*)import[ \t]+(?P<module>(?:\w+\.)*(?:{_KEYWORD})(?:\.\w+)*)[ \t]+"
    r"as[ \t]+(?P<alias>\w+)(?=[ \t]*(?:[#\r\n]|\Z))"
)
_AS_NAMES = (
    re.compile(rf"(?<=\.)(?:{_KEYWORD})\b(?![ \t]*import\b)"),
    re.compile(rf"(?<![\w.])(?:{_NAMED})(?=\.[A-Za-z_])"),
    re.compile(rf"\bas[ \t]+({_KEYWORD})\b(?=[ \t]*(?:[,)#]|$))"),
    re.compile(rf"(?:(?<=[(,])|^)[ \t]*({_KEYWORD})(?=[ \t]*=(?!=))"),
    re.compile(rf"\bimport\b.*?\b({_KEYWORD})\b(?=[ \t]*(?:[,)#]|$))"),
)
"""Places where a reserved word can only stand for a name: as an attribute, before one, in an
import, as the name of an argument. SDKs put an underscore behind such words."""
_BOLD = re.compile(
    r"(?:(?<=\bdef )|(?<=\.))\*\*([a-z]+(?:_[a-z]+)*)\*\*(?=\()"
    r"|(?<=\bif )\*\*(name)\*\*(?=[ \t]*==)"
)
_BOLD_MAIN = re.compile(r"(?<=[\"'])\*\*main\*\*(?=[\"'])")


def straight_quotes(draft: Draft, fault: Fault) -> Repair | None:
    """A string between curly quotes: straight ones where it begins and ends."""
    text, at = draft.text, fault.at
    if at >= fault.end or text[at] not in _CURLY:
        return None
    straight = _CURLY[text[at]]
    changes = [(at, at + 1, straight)]
    closing = re.compile("[" + "".join(_CURLY) + "]").search(text, at + 1, fault.end)
    if closing is not None and _CURLY[closing.group()] == straight:
        changes.append((closing.start(), closing.end(), straight))
    return Repair("quotes", at, tuple(changes))


def plain_characters(draft: Draft, fault: Fault) -> Repair | None:
    """Spaces that are none to the language, and characters without any width."""
    at = fault.at
    character = draft.text[at : at + 1]
    if character in _SPACES:
        return Repair("spaces", at, ((at, at + 1, _SPACES[character]),))
    if character and character in _NOTHING:
        return Repair("spaces", at, ((at, at + 1, ""),))
    return None


def reserved(draft: Draft, fault: Fault) -> Repair | None:
    """A reserved word as a name: spelled with an underscore, or imported by its text."""
    imported = _imported(draft, fault)
    if imported is not None:
        return imported
    line = draft.text[fault.start : fault.end]
    for pattern in _AS_NAMES:
        for match in pattern.finditer(line):
            start, end = match.span(match.re.groups and 1)
            if _in_code(line, start) and fault.start + end >= fault.at - 1:
                at = fault.start + end
                return Repair("word", fault.start + start, ((at, at, "_"),))
    return None


def _imported(draft: Draft, fault: Fault) -> Repair | None:
    """An import of a module with such a name, as a call that imports it."""
    text = draft.text
    match = _FROM.match(text, fault.start) or _IMPORT.match(text, fault.start)
    if match is None:
        return None
    module, newline, indent = match["module"], draft.newline, match["indent"]
    if catalog.dialect_of(module):
        return None
    package = ", __package__" if module.startswith(".") else ""
    call = f'importlib.import_module("{module}"{package})'
    made: list[str] = []
    if not re.search(r"(?m)^import importlib\b", text[: fault.start]):
        made.append("import importlib")
    if match.re is _IMPORT:
        made.append(f"{match['alias']} = {call}")
    else:
        names = _names(match["many"] or match["one"])
        holder = module.strip(".").replace(".", "_")
        holder += "_" * keyword.iskeyword(holder)
        if len(names) > 1 and not re.search(rf"\b{holder}\b", text):
            made.append(f"{holder} = {call}")
            call = holder
        if not all(word.isidentifier() for pair in names for word in pair):
            return None
        made += [f"{alias} = {call}.{name}" for name, alias in names]
    written = indent + (newline + indent).join(made)
    return Repair("module", fault.start, ((match.start(), match.end(), written),))


def _names(listed: str) -> list[tuple[str, str]]:
    """What a ``from`` import takes, each with the name that it has from then on."""
    parts = [re.sub(r"\s+", " ", part.strip(" \t\r\n\\")) for part in listed.split(",")]
    pairs = [part.partition(" as ") for part in parts if part]
    return [(name, alias or name) for name, _, alias in pairs]


def underscored(draft: Draft, fault: Fault) -> Repair | None:
    """``**init**`` where Markdown took the underscores of ``__init__`` for bold type."""
    line = draft.text[fault.start : fault.end]
    found = list(_BOLD.finditer(line))
    if not found:
        return None
    found += _BOLD_MAIN.finditer(line)
    changes = []
    for match in found:
        start, end = fault.start + match.start(), fault.start + match.end()
        changes += [(start, start + 2, "__"), (end - 2, end, "__")]
    return Repair("bold", fault.start + found[0].start(), tuple(changes))


def _in_code(line: str, at: int) -> bool:
    """Whether a place of a line is outside of the strings and comments that begin on it."""
    quote = ""
    for match in re.finditer(r"\\.|[\"'#]", line[:at]):
        token = match.group()
        if quote:
            quote = "" if token == quote else quote
        elif token == "#":
            return False
        elif token in "\"'":
            quote = token
    return not quote
