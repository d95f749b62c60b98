"""Trust policies, passed as a document where the CDK takes the principals that they name."""

from __future__ import annotations

from fixiac.calls import Invocation
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import Call, CannotRenderError, Expression, Verbatim
from fixiac.model import Entry, Scalar, Sequence
from fixiac.repairs.unknown import Unknown

_IAM = "aws_cdk.aws_iam."
_DOCUMENTS = frozenset({"assume_role_policy_document", "assume_role_policy", "trust_policy"})
_SOURCE = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_iam/Role.html"
_TAKEN = frozenset({"sid", "effect", "actions", "principals", "conditions"})


def trusted(case: Unknown) -> Fix | None:
    """Say in ``assumed_by`` what the only statement of a trust policy says.

    Raises CannotRenderError.
    """
    if case.call.callee != f"{_IAM}Role" or case.passed.name not in _DOCUMENTS:
        return None
    case.source = _SOURCE
    document = case.calls.get(case.passed.value.span)
    statement = _only_statement(case, document) if document is not None else None
    principals = _listed(statement, "principals") if statement is not None else None
    if statement is None or not principals or case.passed.key_span is None:
        raise CannotRenderError("the policy does not only say who may assume the role")
    made: Expression = Verbatim(principals[0].place)
    if len(principals) > 1:
        each = tuple(("", Verbatim(item.place)) for item in principals)
        made = Call(f"{_IAM}CompositePrincipal", each)
    conditions = statement.argument("conditions")
    if conditions is not None:
        stated = Verbatim(conditions.place)
        made = Call(f"{_IAM}PrincipalWithConditions", (("", made), ("conditions", stated)))
    present = case.call.argument("assumed_by")
    if present is None:
        case.target = "assumed_by"
        edits = (
            Edit(case.passed.key_span, "assumed_by"),
            *case.project.replace(case.passed.place, case.passed.value, made),
        )
    else:
        if _text(case, present.place) not in {_text(case, item.place) for item in principals}:
            raise CannotRenderError("`assumed_by` names another principal than the policy")
        edits = (
            *case.project.replace(present.place, present.value, made),
            *case.passed.removal,
        )
    title = f"Say in `assumed_by` what `{case.passed.name}` says"
    return Fix(title, edits, group=case.call.span)


def _only_statement(case: Unknown, document: Invocation) -> Invocation | None:
    """The statement of a document that has no other and that lets principals assume the role."""
    found = _listed(document, "statements") if document.callee == f"{_IAM}PolicyDocument" else None
    statement = case.calls.get(found[0].place) if found is not None and len(found) == 1 else None
    if statement is None or statement.callee != f"{_IAM}PolicyStatement" or not statement.complete:
        return None
    if not {passed.name for passed in statement.arguments} <= _TAKEN or not document.complete:
        return None
    effect, actions = statement.argument("effect"), _listed(statement, "actions")
    values = [item.value for item in actions or ()]
    if effect is not None and case.member_at(effect.place) != "ALLOW":
        return None
    assuming = [v.value for v in values if isinstance(v, Scalar)] == ["sts:AssumeRole"]
    return statement if assuming and len(values) == 1 else None


def _listed(call: Invocation, argument: str) -> tuple[Entry, ...] | None:
    """The members of a list that is passed, if all are seen."""
    passed = call.argument(argument)
    value = passed.value if passed is not None else None
    return value.items if isinstance(value, Sequence) and value.complete else None


def _text(case: Unknown, place: Span) -> str:
    """What is written at a place, white space left out."""
    return "".join(case.project.text(place).split())
