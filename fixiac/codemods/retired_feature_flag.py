"""CDK002: feature flags of CDK v1 that CDK v2 refuses."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import Passed
from fixiac.edits import Edit, Fix, Span
from fixiac.model import Entry, Mapping, Scalar
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/cdk/v2/guide/migrating-v2.html"
_RETIRED = frozenset(
    {
        "@aws-cdk/aws-ecr-assets:dockerIgnoreSupport",
        "@aws-cdk/aws-ecs-patterns:removeDefaultDesiredCount",
        "@aws-cdk/aws-efs:defaultEncryptionAtRest",
        "@aws-cdk/aws-kms:defaultKeyPolicies",
        "@aws-cdk/aws-s3:grantWriteWithoutAcl",
        "@aws-cdk/aws-secretsmanager:parseOwnedSecretName",
        "@aws-cdk/core:enableStackNameDuplicates",
        "aws-cdk:enableDiffNoFail",
    }
)
"""Flags that CDK v2 behaves as if they were on, and refuses to be told of, as its own list of them
has it (``cx-api/lib/features``, release 2.275.0)."""


class RetiredFeatureFlag(Rule):
    """A program sets a feature flag that CDK v2 has removed.

    ## What it finds

    Flags of CDK v1 such as `@aws-cdk/core:enableStackNameDuplicates` in `node.set_context(...)` and
    in the `context` of an `App`.

    ## Why

    CDK v2 always behaves as if the flag were on, and stops with "Unsupported feature flag":
    https://docs.aws.amazon.com/cdk/v2/guide/migrating-v2.html

    ## Fix

    A flag that is switched on goes: that is how CDK v2 behaves.

    ## When it does not fix

    The flag is switched off: CDK v2 has no such behaviour, and what the program wants of it is for
    its author to say. Flags in `cdk.json` are not looked at.
    """

    code = "CDK002"
    name = "retired-feature-flag"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each flag."""
        for call in project.calls:
            if call.callee.endswith(".Node.set_context"):
                key, value = call.argument("key"), call.argument("value")
                if key is not None and value is not None and _text(key) in _RETIRED:
                    alone = call.statement == call.span
                    edits = project.remove_statement(call.statement) if alone else ()
                    yield self._found(key.place, _text(key), _said(value), edits)
            context = call.argument("context") if call.callee == "aws_cdk.App" else None
            if context is not None and isinstance(context.value, Mapping):
                for entry in context.value.entries:
                    if entry.key in _RETIRED:
                        yield self._found(
                            entry.key_span or entry.span, entry.key, _said(entry), entry.removal
                        )

    def _found(self, place: Span, flag: str, said: object, edits: tuple[Edit, ...]) -> Finding:
        fix = Fix("Leave the flag out", edits) if said is True and edits else None
        unfixed = (
            "CDK v2 cannot be told otherwise" if said is not True else "it shares its statement"
        )
        return self.finding(
            place,
            f"CDK v2 has removed the feature flag {flag}, and behaves as if it were on",
            fix,
            unfixed="" if fix else unfixed,
            source=_SOURCE,
        )


def _text(passed: Passed) -> str:
    value = passed.value
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else ""


def _said(given: Passed | Entry) -> object:
    return given.value.value if isinstance(given.value, Scalar) else None
