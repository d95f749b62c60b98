"""The manual of a codemod, for a terminal."""

from __future__ import annotations

from fixiac.rules import Rule


def manual(rule: type[Rule]) -> str:
    """Code, name, manual and settings of a codemod."""
    lines = [f"{rule.code} {rule.name}", "", rule.manual()]
    if rule.options:
        lines += ["", "## Settings", ""]
    for option in rule.options:
        choices = f"; one of {', '.join(map(_toml, option.choices))}" if option.choices else ""
        lines.append(f"- `{option.name}` (default {_toml(option.default)}{choices}): {option.help}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
