"""Whether a resource policy allows a request: IAM's evaluation, as far as these tests need it.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html and
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Request:
    """What somebody asks for. ``principal`` is (type, value): ``("Service", "s3.amazonaws.com")``.

    ``context`` maps condition keys to a value, or to a list for a key with several.
    """

    principal: tuple[str, str]
    action: str
    resource: str
    context: dict[str, str | list[str]] = field(default_factory=dict)


def allows(policy, request):
    """Whether a policy by itself allows a request: a Deny wins, silence refuses."""
    statements = listed(policy["Statement"])
    matching = [s["Effect"] for s in statements if matches(s, request)]
    return "Allow" in matching and "Deny" not in matching


def matches(statement, request):
    """Whether a statement applies to a request."""
    return (
        _named(statement, "Principal", lambda value: _is_principal(value, request.principal))
        and _named(statement, "Action", lambda value: _any_like(value, request.action, fold=True))
        and _named(statement, "Resource", lambda value: _any_like(value, request.resource))
        and all(
            _holds(operator, key, listed(values), request.context)
            for operator, keys in statement.get("Condition", {}).items()
            for key, values in keys.items()
        )
    )


def listed(value):
    """One value or a list of them, as a list."""
    return value if isinstance(value, list) else [value]


def _named(statement, member, test):
    if f"Not{member}" in statement:
        return not test(statement[f"Not{member}"])
    return test(statement[member])


def _is_principal(value, principal):
    kind, name = principal
    if value == "*":
        return True
    for listed_kind, names in value.items():
        for one in listed(names):
            if listed_kind == "AWS" and one == "*":
                return True
            if listed_kind == kind and (one == name or _is_account(kind, one, name)):
                return True
    return False


def _is_account(kind, one, name):
    """An account, by its number or its root, stands for everyone in it."""
    account = re.fullmatch(r"(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?", one)
    own = re.match(r"arn:[\w-]+:(?:iam|sts)::(\d{12}):", name)
    return bool(kind == "AWS" and account and own and account[1] == own[1])


def _any_like(patterns, text, *, fold=False):
    return any(like(pattern, text, fold=fold) for pattern in listed(patterns))


def like(pattern, text, *, fold=False):
    """Whether a text is like a pattern, where ``*`` is any text and ``?`` one character."""
    parts = (re.escape(part) for part in re.split(r"([*?])", pattern))
    wanted = "".join(parts).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(wanted, text, re.DOTALL | (re.IGNORECASE if fold else 0)) is not None


def arn_like(pattern, text):
    """The same, for each of the six parts of an ARN by itself."""
    wanted, given = pattern.split(":", 5), text.split(":", 5)
    return len(wanted) == len(given) == 6 and all(map(like, wanted, given))


_TESTS = {
    "StringEquals": lambda wanted, given: wanted == given,
    "StringEqualsIgnoreCase": lambda wanted, given: wanted.lower() == given.lower(),
    "StringLike": like,
    "ArnEquals": arn_like,
    "ArnLike": arn_like,
    "Bool": lambda wanted, given: str(wanted).lower() == given.lower(),
    "NumericEquals": lambda wanted, given: float(wanted) == float(given),
    "NumericLessThan": lambda wanted, given: float(given) < float(wanted),
    "NumericGreaterThan": lambda wanted, given: float(given) > float(wanted),
}
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NumericNotEquals": "NumericEquals",
}


def _holds(operator, key, wanted, context):
    folded = {name.lower(): listed(value) for name, value in context.items()}
    given = folded.get(key.lower())
    quantifier, _, name = operator.rpartition(":")
    if name == "Null":
        return str(wanted[0]).lower() == str(given is None).lower()
    optional = name.endswith("IfExists")
    name = name.removesuffix("IfExists")
    negated = name in _NEGATED
    test = _TESTS[_NEGATED.get(name, name)]
    if given is None:
        return optional or negated or quantifier == "ForAllValues"
    found = [any(test(one, value) for one in wanted) != negated for value in given]
    return (
        all(found) if quantifier == "ForAllValues" or (negated and not quantifier) else any(found)
    )
