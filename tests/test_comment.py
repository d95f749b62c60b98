"""The comment for pull requests as Markdown, rendered by GitHub's own parser."""

import html.parser
import re

import pytest

from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.engine.results import Report, Result, Withheld
from fixiac.output.comment import GITHUB_LIMIT, MARKER, Comment, code, fence, prose
from fixiac.rules import Finding
from fixiac.source import Failure

cmarkgfm = pytest.importorskip("cmarkgfm", reason="GitHub's parser: pip install cmarkgfm")
OPTIONS = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE | cmarkgfm.cmark.Options.CMARK_OPT_HARDBREAKS
PAGE = "https://docs.aws.amazon.com/kms/page.html"
HOSTILE = [
    "@octocat and @org/team",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </details>",
    "a | b | c",
    "one `@octocat` two ``` three",
    "``` @octocat\n\n# Title\n\n- [ ] task",
    "[x](javascript:alert(1)) ![x](http://e.com/x.png) www.e.com http://e.com me@e.com",
    "#1 org/repo#2 !3 %4 ~label &5 $6 GH-7 **bold** _em_ ~~gone~~ \\",
    "/close\n/merge",
    "<!-- fixiac comment --> --> &lt; &#64;octocat",
    "\u202egnp.exe \u200b\x00\x1b[31m",
    "`",
    "",
]


class Page(html.parser.HTMLParser):
    """The elements of a page, and its text outside and inside of code."""

    def __init__(self, markdown):
        super().__init__()
        self.elements, self.links, self.within, self.text, self.code = [], [], [], "", ""
        self.feed(cmarkgfm.github_flavored_markdown_to_html(markdown, options=OPTIONS))

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag not in ("br", "img", "input"):
            self.within.append(tag)

    def handle_endtag(self, tag):
        assert self.within.pop() == tag

    def handle_data(self, data):
        if "code" in self.within:
            self.code += data
        else:
            self.text += data


def report(path="m.py", message="it is wrong", title="put it right", line=1, withheld=None, **more):
    edits = more.pop("edits", (Edit(Span(path, 0, 3), "new"),))
    safety, replaces = more.pop("safety", Safety.SAFE), more.pop("replaces", False)
    fix = Fix(title, edits, safety, replaces) if title else None
    finding = Finding(more.pop("code", "TST001"), Span(path, 0, 3), message, fix, **more)
    return Report(finding, path, line, 1, withheld)


def comment(applied=(), findings=(), failures=(), before=None, after=None, **more):
    before = before or {"m.py": "old = 1\n"}
    after = {**before, **(after or {})}
    result = Result(after, tuple(applied), tuple(findings), tuple(failures))
    summaries = {"TST001": "A word that is out of date."}
    return Comment(result, tuple(failures), before, summaries, "fixiac apply .", **more)


def test_one_fix():
    fixed = report(source=PAGE, message="only `old` is wrong")
    text = comment([fixed], after={"m.py": "new = 1\n"}).markdown()
    assert text.splitlines() == [
        "<!-- fixiac comment -->",
        "### fixiac found 1 problem and can fix it",
        "",
        "| code | what it finds | fixes | left |",
        "|:--|:--|--:|--:|",
        "| TST001 | A word that is out of date | 1 |  |",
        "",
        "<details open>",
        "<summary><code>m.py</code>: 1 fix <code>TST001</code></summary>",
        "",
        f"- line 1 **TST001** put it right<br>Why: only `old` is wrong ([documentation]({PAGE}))",
        "",
        "```diff",
        "--- a/m.py",
        "+++ b/m.py",
        "@@ -1 +1 @@",
        "-old = 1",
        "+new = 1",
        "```",
        "",
        "</details>",
        "",
        text.splitlines()[-1],
    ]
    assert "`fixiac apply .` makes the fixes" in text


def test_what_is_left_says_why():
    left = [
        report(title="", unfixed="its value is not known", line=3),
        report(title="drop it", safety=Safety.UNSAFE, withheld=Withheld.UNSAFE, line=4),
        report(title="merge", replaces=True, withheld=Withheld.DEPLOYED, line=5),
    ]
    text = comment(findings=left).markdown()
    assert "### fixiac found 3 problems, left to you" in text
    assert "| TST001 | A word that is out of date |  | 3 |" in text
    assert "<br>Not fixed: its value is not known" in text
    assert "<br>Fix (with --unsafe-fixes): drop it ⚠️ **unsafe**" in text
    assert "Fix (not on a deployed stack" in text
    assert "\nOf what is left, 1 can be fixed with `--unsafe-fixes`.\n" in text
    assert "\nOf what is left, 1 can be fixed without `--deployed`.\n" in text
    assert "merge ⚠️ **replaces**" in text
    assert "```" not in text
    assert "fixiac apply" not in text


def test_what_is_unsafe_or_replaces_is_marked_at_the_top_too():
    risky = report(safety=Safety.UNSAFE, replaces=True)
    text = comment([risky, report(line=2)], findings=[report(line=3)]).markdown()
    top, _, below = text.partition("<details")
    assert "can fix 2 of them" in top
    assert "⚠️ **unsafe**, it could widen access or change what the program means: 1 fix" in top
    assert "⚠️ **replaces**" in top
    assert below.count("⚠️") == 2
    assert "Left to you:" in below


def test_many_entries_are_folded():
    assert "<details>" in comment(report(line=n) for n in range(9)).markdown()


def test_nothing_to_fix():
    made = comment()
    assert made.clean
    assert made.markdown().startswith(f"{MARKER}\n### fixiac found nothing to fix\n")


def test_what_could_not_be_read_is_never_nothing():
    made = comment(failures=[Failure("bad.py", 2, 1, "is <b>broken</b>")])
    text = made.markdown()
    assert not made.clean
    assert "### fixiac could not read everything" in text
    assert "- `bad.py` line 2: is `<b>broken</b>`" in text
    many = comment(failures=[Failure(f"{n}.py", 0, 0, "x") for n in range(50)]).markdown()
    assert "**50 errors: not everything was checked.**" in many
    assert "- and 30 more errors" in many


def test_a_fix_of_two_files_stands_at_both():
    before, after = {"a.py": "old\n", "b.py": "old\n"}, {"a.py": "new\n", "b.py": "new\n"}
    edits = tuple(Edit(Span(path, 0, 3), "new") for path in before)
    text = comment([report("a.py", edits=edits)], before=before, after=after).markdown()
    assert text.count("```diff") == 2
    assert "- TST001 of `a.py`: its fix changes this too" in text


def test_links_and_suggestions():
    one = report(line=7)
    made = comment(
        [one], link=lambda path, line: f"https://x/{path}#L{line}", suggested=frozenset([one])
    )
    assert "- [line 7](https://x/m.py#L7) **TST001** put it right (suggested at its lines)" in (
        made.markdown()
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text):
    """Messages, titles, reasons, paths, code of a codemod, and what cannot be read."""
    path = text.replace("\x00", "") or "m.py"
    before, after = {path: f"{text}\nold\n"}, {path: f"{text}\nnew\n"}
    made = comment(
        [report(path, text, text or "t", code="A|<b>@x", source="javascript:alert(1)")],
        [report(path, text, "", unfixed=text)],
        [Failure(path, 1, 1, text)],
        before,
        after,
    )
    page = Page(made.markdown())
    assert not page.within
    known = set(
        "h3 table thead tbody tr th td details summary ul li br strong code p pre sub".split()
    )
    assert set(page.elements) <= known
    assert page.links == []
    assert page.elements.count("details") == 1
    assert page.elements.count("tr") == 3
    assert page.elements.count("td") == 8
    assert page.elements.count("pre") == 1
    assert not re.search(r"[@#!%~&$]\w|\w[/]\w|^/", page.text, re.MULTILINE)
    assert not re.search("[\u202e\u200b\x1b]", page.text)
    for word in re.findall(r"@\w+", text):
        assert word in page.code


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, (and) such: 15.4!", "plain words, (and) such: `15.4!`"),
        ("the key's `self.key` is `b`.", "the key's `self.key` is `b`."),
        ("aws:SourceArn takes no logs_key.", "`aws:SourceArn` takes no `logs_key`."),
        ('\'x_y\' and {"a": "b"}', '\'`x_y`\' and {"a": "b"}'),
        ("a `b", "a `` `b ``"),
        ("  two\n lines ", "two lines"),
    ],
)
def test_prose(text, shown):
    assert prose(text) == shown


def test_code_and_fences_are_longer_than_what_they_hold():
    assert code("a``b") == "```a``b```"
    assert code("`") == "`` ` ``"
    assert fence("diff", "x\n````\n") == ["`````diff", "x\n````", "`````"]
    assert fence("", "") == ["```", "```"]


def big(name, size):
    return name, f"old\n{'x' * size}\n", f"new\n{'x' * size}\n"


@pytest.mark.parametrize("size", [100, 3_000, 30_000, 70_000])
@pytest.mark.parametrize("number", [1, 30, 300])
def test_a_long_comment_keeps_whole_files_and_names_the_others(number, size):
    before = {f"f{n:03}.py": f"old\n{n}{'x' * size}\n" for n in range(number)}
    after = {path: text.replace("old", "new") for path, text in before.items()}
    text = comment([report(path) for path in before], before=before, after=after).markdown()
    assert len(text) <= GITHUB_LIMIT
    page = Page(text)
    assert not page.within
    shown = page.elements.count("details")
    assert page.elements.count("pre") + text.count("The diff is too long") == shown
    assert shown == number or "**Left out, as the comment would be too long:**" in text
    named = re.findall(r"^- `f\d+.py`: 1 fix$", text, re.MULTILINE)
    more = re.search(r"- and (\d+) more file", text)
    assert shown + len(named) + (int(more[1]) if more else 0) == number
    assert text.endswith("</sub>")


def test_a_file_too_long_for_its_diff_keeps_its_list():
    before = {"m.py": f"old\n{'x' * 70_000}\n"}
    after = {"m.py": f"new\n{'x' * 70_000}\n"}
    made = comment([report()], before=before, after=after)
    assert "put it right" in made.markdown()
    assert "The diff is too long to be shown." in made.markdown()
    assert "```diff" in made.markdown(1_000_000)
