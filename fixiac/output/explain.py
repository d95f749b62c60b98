"""The manuals of codemods, for a terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from fixiac.rules import Rule


def manual(rule: type[Rule]) -> str:
    """Code, name, manual and settings of a codemod."""
    text = f"{rule.code} {rule.name}\n\n{rule.manual()}\n"
    return f"{text}\n## Settings\n\n{settings(rule)}" if rule.options else text


def settings(rule: type[Rule]) -> str:
    """The settings of a codemod as a Markdown list."""
    lines = []
    for option in rule.options:
        choices = f"; one of {', '.join(map(_toml, option.choices))}" if option.choices else ""
        lines.append(
            f"- `{option.name}` (default {_toml(option.default)}{choices}): {option.help}\n"
        )
    return "".join(lines)


def as_json(rules: Iterable[type[Rule]]) -> str:
    """Every codemod with its manual and settings."""
    return json.dumps(
        [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity.value,
                "summary": rule.summary(),
                "manual": rule.manual(),
                "settings": [
                    {
                        "name": option.name,
                        "default": option.default,
                        "choices": list(option.choices),
                        "help": option.help,
                    }
                    for option in rule.options
                ],
            }
            for rule in rules
        ],
        indent=2,
    )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
