"""The comment for a pull request, in the Markdown of GitHub and GitLab.

What comes from a program (names, messages, code) is shown as it is and does nothing: it mentions
nobody, links nowhere, opens no HTML and ends no block.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fixiac.edits import Safety
from fixiac.engine.results import Report, Result, Withheld
from fixiac.output.diff import unified
from fixiac.output.text import WITHHELD, count
from fixiac.rules import Finding
from fixiac.source import Failure
from fixiac.version import __version__

MARKER = "<!-- fixiac comment -->"
"""The first line of every comment; by it a later run finds the comment again."""

GITHUB_LIMIT = 65_536
"""Characters of a comment. GitHub refuses more with "body is too long (maximum is 65536
characters)"; in bytes it takes four times as many, so no character counts more than once."""
GITLAB_LIMIT = 1_000_000
"""Characters of a note: https://docs.gitlab.com/administration/instance_limits/"""

_CLEAN = "### fixiac found nothing to fix"
_FEW = 5
"""So many entries are shown unfolded."""
_MOST = 20
"""So many names of files or errors are listed at most."""

_ON_DEMAND = {
    Withheld.UNSAFE: "with `--unsafe-fixes`",
    Withheld.DEPLOYED: "without `--deployed`",
}
_UNSAFE = "⚠️ **unsafe**, it could widen access or change what the program means"
_REPLACES = "⚠️ **replaces**, a stack that is deployed loses or replaces a resource"

_INERT = re.compile(r"[^\W_]*(?:[.,;()'\"?+={}-]+[^\W_]+)*[+=-]*")
"""A word that no Markdown and no forge makes anything of."""
_LIVELY = re.compile(r"www\.|GH-\d", re.IGNORECASE)
_AROUND = "()'\"{}.,;:?"


@dataclass(frozen=True, slots=True)
class Comment:
    """What a comment is about, beside the result.

    ``before`` are the texts that were given, ``summaries`` what each code finds. ``command`` makes
    the fixes when typed in a terminal. ``link`` gives the address of a line, or "". ``suggested``
    are the reports that stand at their lines too, each as a suggestion.
    """

    result: Result
    failures: Sequence[Failure]
    before: Mapping[str, str]
    summaries: Mapping[str, str]
    command: str
    link: Callable[[str, int], str] = lambda _path, _line: ""
    suggested: frozenset[Report] = field(default=frozenset())

    @property
    def clean(self) -> bool:
        """Whether there is nothing to say: nothing to fix, nothing left and no error."""
        return not (self.result.applied or self.result.findings or self.failures)

    def markdown(self, limit: int = GITHUB_LIMIT) -> str:
        """The comment in at most ``limit`` characters; files that do not fit are left out whole.

        A file whose diff is too long is shown without it before it is left out.
        """
        if self.clean:
            return "\n".join([MARKER, _CLEAN, "", self._footer()])
        top = [MARKER, f"### {self._headline()}", ""]
        head = "\n".join([*top, *self._table(), *self._remarks(), *self._errors()])
        foot = self._footer()
        room = limit - len(head) - len(foot) - len("\n\n")
        sections = self._sections()
        shown: list[str] = []
        omitted: list[_Section] = []
        for number, section in enumerate(sections, 1):
            rest = len(sections) - number + len(omitted)
            notice = _left_out([*omitted, *sections[number : number + _MOST]], rest)
            for text in (section.full, section.brief):
                if len(text) + 1 + len(notice) <= room:
                    shown.append(text)
                    room -= len(text) + 1
                    break
            else:
                omitted.append(section)
        return "\n".join([head, *shown, _left_out(omitted, len(omitted)) + foot])

    def resolved(self) -> str:
        """What becomes of the comment of an earlier run when there is nothing left to say."""
        words = "What this comment listed before is resolved."
        return "\n".join([MARKER, _CLEAN, "", words, "", self._footer()])

    def _headline(self) -> str:
        fixed, left = len(self.result.applied), len(self.result.findings)
        total = fixed + left
        if not total:
            return "fixiac could not read everything"
        found = f"fixiac found {count(total, 'problem')}"
        if not left:
            return f"{found} and can fix {'it' if total == 1 else 'all of them'}"
        return f"{found} and can fix {fixed} of them" if fixed else f"{found}, left to you"

    def _table(self) -> Iterator[str]:
        fixed = Counter(report.finding.code for report in self.result.applied)
        left = Counter(report.finding.code for report in self.result.findings)
        if not fixed and not left:
            return
        yield from ("| code | what it finds | fixes | left |", "|:--|:--|--:|--:|")
        for name in sorted(fixed | left):
            what = _cell(self.summaries.get(name, "").removesuffix("."))
            yield f"| {_cell(name)} | {what} | {fixed[name] or ''} | {left[name] or ''} |"
        yield ""

    def _remarks(self) -> Iterator[str]:
        """What a reader should know who unfolds nothing."""
        for mark in (_UNSAFE, _REPLACES):
            marked = sum(mark in _marks(report) for report in self.result.applied)
            if marked:
                yield from (f"{mark}: {count(marked, 'fix', 'fixes')}", "")
        for why, how in _ON_DEMAND.items():
            number = sum(report.withheld is why for report in self.result.findings)
            if number:
                yield from (f"Of what is left, {number} can be fixed {how}.", "")

    def _errors(self) -> Iterator[str]:
        if not self.failures:
            return
        yield from (f"**{count(len(self.failures), 'error')}: not everything was checked.**", "")
        for failure in self.failures[:_MOST]:
            place = f"{code(_shortened(failure.path))} " if failure.path else ""
            line = f"line {failure.line}: " if failure.line else ""
            yield f"- {place}{line}{prose(_shortened(failure.message))}"
        if len(self.failures) > _MOST:
            yield f"- and {count(len(self.failures) - _MOST, 'more error')}"
        yield ""

    def _sections(self) -> list[_Section]:
        """The files that the comment speaks of, in order."""
        own: dict[str, list[Report]] = {}
        elsewhere: dict[str, list[Report]] = {}
        left: dict[str, list[Report]] = {}
        for report in self.result.applied:
            own.setdefault(report.path, []).append(report)
            fix = report.finding.fix
            for path in fix.paths - {report.path} if fix else ():
                elsewhere.setdefault(path, []).append(report)
        for report in self.result.findings:
            left.setdefault(report.path, []).append(report)
        return [
            self._section(path, own.get(path, []), elsewhere.get(path, []), left.get(path, []))
            for path in sorted(own.keys() | elsewhere.keys() | left.keys())
        ]

    def _section(
        self, path: str, own: list[Report], elsewhere: list[Report], left: list[Report]
    ) -> _Section:
        fixes = len(own) + len(elsewhere)
        counts = ", ".join(
            [count(fixes, "fix", "fixes")] * bool(fixes) + [f"{len(left)} left"] * bool(left)
        )
        codes = ", ".join(sorted({r.finding.code for r in (*own, *elsewhere, *left)}))
        few = len(self.result.applied) + len(self.result.findings) <= _FEW
        top = f"<summary>{_html(path)}: {counts} {_html(codes)}</summary>"
        own = sorted(own, key=lambda report: (report.line, report.column, report.step))
        head = ["<details open>" if few else "<details>", top, ""]
        head += [self._fixed(report) for report in own]
        head += [
            f"- {prose(report.finding.code)} of {code(report.path)}: its fix changes this too"
            for report in elsewhere
        ]
        diff = unified(path, self.before[path], self.result.texts[path])
        fenced = ["", *fence("diff", diff), ""] if diff else []
        too_long = ["", "The diff is too long to be shown.", ""] if diff else []
        end = ["Left to you:", ""] if fixes and left else []
        end += [*map(self._left, left), ""] if left else []
        end += ["</details>", ""]
        return _Section(
            path,
            counts,
            "\n".join([*head, *fenced, *end]),
            "\n".join([*head, *too_long, *end]),
        )

    def _fixed(self, report: Report) -> str:
        remark = " (suggested at its lines)" if report in self.suggested else ""
        return f"- {self._place(report)} {explained(report, remark)}"

    def _left(self, report: Report) -> str:
        finding, fix = report.finding, report.finding.fix
        lines = [f"- {self._place(report)} **{prose(finding.code)}** {_message(finding)}"]
        if fix is not None:
            how = f" ({WITHHELD[report.withheld]})" if report.withheld else ""
            marks = "".join(f" {mark}" for mark in _marks(report))
            lines.append(f"Fix{how}: {prose(fix.title)}{marks}")
        if finding.unfixed:
            lines.append(f"Not fixed: {prose(finding.unfixed)}")
        return "<br>".join(lines)

    def _place(self, report: Report) -> str:
        line = f"line {report.line}"
        address = self.link(report.path, report.line)
        return f"[{line}]({address})" if address else line

    def _footer(self) -> str:
        apply = f" · {code(self.command)} makes the fixes" if self.result.applied else ""
        explain = "" if self.clean else f" · {code('fixiac explain CODE')} explains a code"
        return f"<sub>fixiac {__version__}{apply}{explain}</sub>"


@dataclass(frozen=True, slots=True)
class _Section:
    """One file of the comment: whole, and without its diff."""

    path: str
    counts: str
    full: str
    brief: str


def explained(report: Report, remark: str = "") -> str:
    """What a fix does and why, as one paragraph; ``remark`` stands behind what it does."""
    finding, fix = report.finding, report.finding.fix
    marks = "".join(f" {mark}" for mark in _marks(report))
    title = prose(fix.title if fix else finding.message)
    why = f"Why: {_message(finding)}"
    return f"**{prose(finding.code)}** {title}{marks}{remark}<br>{why}"


def _left_out(sections: Sequence[_Section], number: int) -> str:
    """Names the first of a ``number`` of files that are not shown."""
    if not number:
        return ""
    names = [f"- {code(_shortened(one.path))}: {one.counts}" for one in sections[:_MOST]]
    if number > _MOST:
        names.append(f"- and {count(number - _MOST, 'more file')}")
    return "\n".join(["**Left out, as the comment would be too long:**", "", *names, "", ""])


def code(text: str) -> str:
    """``text`` as a code span on one line, where nothing in it is anything but text."""
    text = _visible(" ".join(text.split()))
    ticks = "`" * (_longest_run(text) + 1)
    pad = " " if text[:1] in ("`", "") or text[-1:] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _html(text: str) -> str:
    """A code span where HTML stands for Markdown."""
    return f"<code>{html.escape(_visible(text))}</code>"


def prose(text: str) -> str:
    """A sentence on one line. What stands in backticks stays code, and so does what is no word."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        parts = ["`".join(parts)]
    return "".join(
        (code(part) if part else "") if number % 2 else _plain(part)
        for number, part in enumerate(parts)
    )


def fence(language: str, text: str) -> list[str]:
    """The lines of a code block that nothing in ``text`` can end."""
    ticks = "`" * max(3, _longest_run(text) + 1)
    return [f"{ticks}{language}", *([text.removesuffix("\n")] if text else []), ticks]


def _plain(text: str) -> str:
    return " ".join(_word(word) for word in text.split(" "))


def _word(word: str) -> str:
    core = word.strip(_AROUND)
    if _INERT.fullmatch(core) and not _LIVELY.match(core):
        return word
    start = word.index(core)
    return word[:start] + code(core) + word[start + len(core) :]


def _cell(text: str) -> str:
    """A sentence in a table."""
    return prose(text).replace("|", "\\|")


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _visible(text: str) -> str:
    """``text`` with what cannot be seen, such as a change of direction, written out."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _shortened(text: str, most: int = 200) -> str:
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}"


def _marks(report: Report) -> list[str]:
    """What a reader should know before a fix is taken."""
    fix = report.finding.fix
    unsafe = fix is not None and fix.safety is Safety.UNSAFE
    replaces = fix is not None and fix.replaces
    return [_UNSAFE] * unsafe + [_REPLACES] * replaces


def _message(finding: Finding) -> str:
    """What a finding says, with a link to the documentation that it rests on, if there is one."""
    text = prose(finding.message.removesuffix("."))
    if not re.fullmatch(r"https?://[^\s<>()\\]+", finding.source):
        return text
    return f"{text} ([documentation]({finding.source}))"
