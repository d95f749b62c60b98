"""The page: nothing gets out of its place, nothing is loaded, and a browser shows it."""

import base64
import hashlib
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise

import pytest
from awkward import AWKWARD
from hypothesis import given
from hypothesis import strategies as st

from fixiac.output.page.markup import manual, sentence
from fixiac.output.page.sidebyside import rows
from fixiac.suppression import every_rule

VOID = {"meta", "col", "wbr"}
TAGS = VOID | set(
    "html head title style body a header div p h1 h2 h3 ul li b aside form label select option"
    " button output nav span main section article table caption colgroup thead tbody tr th td"
    " small i mark code pre details summary del ins footer script".split()
)


class Page(HTMLParser):
    """A page, read strictly: elements of the kinds above, each closed in its place."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts = [], [], {}
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        assert tag in TAGS, tag
        assert len({name for name, _ in attributes}) == len(attributes)
        assert not any(name.startswith("on") or name in ("style", "src") for name, _ in attributes)
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        tag = self.open[-1] if self.open else ""
        self.texts.setdefault(tag, []).append(data)

    def all(self, tag, **wanted):
        return [
            values
            for name, values in self.elements
            if name == tag and all(values.get(key) == value for key, value in wanted.items())
        ]


@pytest.fixture
def html(check):
    return check("html", status=2)


def test_hostile_files_stay_text(html):
    assert html.isascii()
    page = Page(html)
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert "</script><img src=x onerror=alert(1)> ]]> & \"'`{0} %0A::error::\\x0c\\x1b[31m" in (
        "".join(page.texts["h3"])
    )
    assert "y = '😀'; " in page.texts["code"]
    assert "\x1b" not in html


def test_nothing_is_loaded_and_only_its_own_script_runs(html):
    page = Page(html)
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    for tag in ("script", "style"):
        digest = hashlib.sha256("".join(page.texts[tag]).encode()).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy["content"]
    assert policy["content"].startswith("default-src 'none'; ")
    assert not re.search(
        r"@import|url\(|https?:", "".join(page.texts["style"] + page.texts["script"])
    )
    for link in page.all("a"):
        assert re.match("#|https://", link["href"])


def test_everything_named_is_there_once(html):
    page = Page(html)
    names = [values["id"] for _, values in page.elements if "id" in values]
    assert len({*names}) == len(names)
    for _, values in page.elements:
        assert values.get("aria-labelledby", names[0]) in names
        if values.get("href", "").startswith("#"):
            assert values["href"][1:] in names
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_is_told(html):
    page = Page(html)
    assert page.texts["h1"] == ["10 problems in 5 files"]
    entries = [item["data-entry"] for item in page.all("li") if "data-entry" in item]
    assert entries == [file["data-path"] for file in page.all("section", **{"class": "file"})]
    assert entries == sorted({*AWKWARD} - {"good.py", "broken.py", "binary.py"})
    told = "".join(page.texts["li"])
    for failure in ("binary.py:1: not utf-8 text: byte 0xff", "none.py: no such file"):
        assert failure in told
    articles = [article["data-code"] for article in page.all("article")]
    assert sorted(articles) == ["TST001"] * 5 + ["TST002"] + ["TST003"] * 2 + ["TST004"] * 2
    assert page.texts["ins"].count("new") == 5


def test_a_page_without_problems(check):
    page = Page(check("html", {"good.py": "x = 1\n"}, status=0))
    assert page.texts["h1"] == ["Nothing to fix"]
    assert not page.all("form")
    assert "Nothing to fix" not in check("html", {"broken.py": "x = (\n"}, status=2)


def test_addresses_that_are_none_of_the_web_are_no_links():
    assert sentence("javascript:alert(1) `a<b` https://a.b/c?d=1&e=2.") == (
        "javascript:alert(1) <code>a&lt;b</code> "
        '<a href="https://a.b/c?d=1&amp;e=2" rel="noreferrer">https://a.b/c?d=1&amp;e=2</a>.'
    )


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.code)
def test_manuals_are_pages(rule):
    page = Page(manual(rule.manual(), 3))
    assert page.all("h3")
    shown = "".join("".join(texts) for texts in page.texts.values())
    assert re.sub(r"\W", "", shown).count("Fix") == re.sub(r"\W", "", rule.manual()).count("Fix")
    assert "`" not in shown
    assert "##" not in shown


LINES = st.lists(st.sampled_from(["a = 1", "  b = [2]", "", "a = 2", "é", "\tx"]), max_size=12).map(
    "\n".join
)


@given(LINES, LINES)
def test_sides_hold_all_lines(before, after):
    made = [*rows(before, after)]
    old, new = before.splitlines(), after.splitlines()
    assert bool(made) == (old != new)
    number = {"before": 0, "after": 0}
    for row in made:
        if row.skipped:
            number = {side: at + row.skipped for side, at in number.items()}
            continue
        for side, lines in (("before", old), ("after", new)):
            line = getattr(row, side)
            if line is not None:
                number[side] += 1
                assert line.number == number[side]
                assert "".join(piece for piece, _ in line.pieces) == lines[line.number - 1]
        if not row.changed:
            assert row.before.pieces == row.after.pieces
        elif row.before and row.after:
            same = [
                [p for p, differs in side.pieces if not differs] for side in (row.before, row.after)
            ]
            assert "".join(same[0]) == "".join(same[1])
    if made:
        assert number == {"before": len(old), "after": len(new)}


def test_lines_that_belong_together_stand_together():
    before = "f(\n    old_name=1,\n)\n"
    after = "f(\n    # why\n    new_name=1,\n    more=2,\n)\n"
    made = [
        (row.before and row.before.number, row.after and row.after.number)
        for row in rows(before, after)
    ]
    assert made == [(1, 1), (None, 2), (2, 3), (None, 4), (3, 5)]


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


PAIRS = {
    "ink": "page sheet sunk mark old old-part new new-part tint-note",
    "soft": "page sheet sunk old new",
    "link": "page sheet sunk tint-note",
    "error": "sheet tint-error",
    "warning": "sheet tint-warning",
    "note": "sheet tint-note",
    "good": "sheet tint-good",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme):
    """At least 4.5 to 1, as WCAG 2 asks for (AA)."""
    style = (resources.files("fixiac.output.page") / "style.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    colours = dict(re.findall(r"--([\w-]+): (#\w{6});", light if scheme == "light" else dark))
    for ink, grounds in PAIRS.items():
        for ground in grounds.split():
            one, other = sorted([luminance(colours[ink]), luminance(colours[ground])])
            assert (other + 0.05) / (one + 0.05) >= 4.5, (scheme, ink, ground)


def chromium():
    """The command that starts Chromium; None if there is none, or only a stub that installs it."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        told = found and subprocess.run([found, "--version"], capture_output=True, check=False)
        if told and told.returncode == 0:
            return found
    return None


CHROMIUM = chromium()
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-sync", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--virtual-time-budget=5000", "--host-resolver-rules=MAP * ~NOTFOUND"]


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
class TestBrowser:
    @pytest.fixture
    def dom(self, tmp_path):
        """What a browser makes of a page, after a script if one is given."""

        def dom(html, script=""):
            if script:
                html = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", html)
                html = html.replace("</body>", f"<script>{script}</script></body>")
            file = tmp_path / "page.html"
            file.write_text(html)
            done = subprocess.run(
                [
                    CHROMIUM,
                    *FLAGS,
                    f"--user-data-dir={tmp_path / 'profile'}",
                    "--dump-dom",
                    file.as_uri(),
                ],
                capture_output=True,
                check=True,
                timeout=120,
            )
            return done.stdout.decode()

        return dom

    def test_its_script_runs_and_no_other(self, html, dom):
        shown = dom(html.replace("</main>", "<script>document.title = 'broken in'</script></main>"))
        assert "All 10 problems are shown." in shown
        assert "<title>10 problems in 5 files - fixiac</title>" in shown
        assert "<img" not in shown
        assert '<form id="filter">' in shown

    def test_filter(self, html, dom):
        script = """
          document.querySelector("select[name=code]").value = "TST004";
          form.dispatchEvent(new Event("input"));
        """
        shown = dom(html, script)
        assert "2 of 10 problems are shown." in shown
        hidden = re.findall(r'<article[^>]* data-code="(\w+)"[^>]*hidden', shown)
        assert sorted(hidden) == ["TST001"] * 5 + ["TST002"] + ["TST003"] * 2
        assert (
            shown.count('<section class="file"')
            - len(re.findall(r'<section class="file"[^>]*hidden', shown))
            == 2
        )
        both = dom(html, script + 'form.elements.path.value = "other.py"; show();')
        assert "1 of 10 problems are shown." in both
        assert "All 10 problems are shown." in dom(html, script + "form.reset();")

    def test_an_address_of_a_manual_opens_it(self, html, dom):
        shown = dom(html, 'location.hash = "TST004"; open();')
        assert re.search(r'<details id="TST004" open', shown)
        assert re.search(r'<details id="TST001">', shown)
