"""Writes docs/rules from the manuals of the codemods and their golden files.

python scripts/docs.py           write
python scripts/docs.py --check   exit with 1 if what is written is out of date
"""

from __future__ import annotations

import sys
from pathlib import Path

from fixiac import testing
from fixiac.output.diff import unified
from fixiac.output.explain import settings
from fixiac.rules import Rule
from fixiac.suppression import every_rule

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "rules"
DIALECTS = {"pulumi": "Pulumi", "cdk": "AWS CDK", "cdktf": "CDKTF"}
HEADER = "<!-- Written by scripts/docs.py from the codemod and its golden files. -->\n"


def examples(rule: type[Rule], cases: list[testing.Case]) -> str:
    """The first golden case of each dialect in which the codemod changes something."""
    parts = []
    for dialect, title in DIALECTS.items():
        case = next(
            (c for c in cases if c.code == rule.code and c.dialect == dialect and not c.idle), None
        )
        if case is None:
            continue
        diff = "".join(unified(path, text, case.after[path]) for path, text in case.before.items())
        unsafe = " (with `--unsafe-fixes`)" if case.config.unsafe_fixes else ""
        parts.append(f"### {title}{unsafe}\n\n```diff\n{diff}```\n")
    return "## Examples\n\n" + "\n".join(parts) if parts else ""


def page(rule: type[Rule], cases: list[testing.Case]) -> str:
    """The page of one codemod."""
    parts = [f"{HEADER}\n# {rule.code} {rule.name}\n\n{rule.manual()}\n"]
    if rule.options:
        parts.append("## Settings\n\nIn `[tool.fixiac." + rule.code + "]`:\n\n" + settings(rule))
    parts.append(examples(rule, cases))
    return "\n".join(part for part in parts if part)


def index(rules: tuple[type[Rule], ...]) -> str:
    """The list of all codes."""
    rows = [f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.summary()} |" for rule in rules]
    return "\n".join([HEADER, "# Codes", "", "| code | name | what |", "|---|---|---|", *rows, ""])


def main() -> int:
    """Write the pages, or tell which are out of date."""
    rules = every_rule()
    cases = testing.cases(ROOT / "testdata")
    pages = {f"{rule.code}.md": page(rule, cases) for rule in rules}
    pages["README.md"] = index(rules)
    if "--check" not in sys.argv[1:]:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("*.md"):
            if old.name not in pages:
                old.unlink()
        for name, text in pages.items():
            (FOLDER / name).write_bytes(text.encode())
        return 0
    have = {path.name: path.read_bytes().decode() for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in have.keys() | pages if have.get(name) != pages.get(name))
    for name in stale:
        print(f"docs/rules/{name} is out of date: run python scripts/docs.py")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
