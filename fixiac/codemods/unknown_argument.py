"""API001: arguments that the callee does not take."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator

from fixiac.asked import misplaced, unresolved
from fixiac.calls import Invocation, Passed
from fixiac.edits import Fix, Safety, Span
from fixiac.expressions import CannotRenderError, Kept
from fixiac.model import Sequence
from fixiac.project import Project
from fixiac.repairs.carrying import carried
from fixiac.repairs.comments import remarked
from fixiac.repairs.documented import documented
from fixiac.repairs.methods import called_behind, made_by_method
from fixiac.repairs.names import renamed
from fixiac.repairs.resources import set_aside
from fixiac.repairs.structures import (
    dissolved,
    enclosed,
    folded,
    lifted,
    moved,
    ordered,
)
from fixiac.repairs.trust import trusted
from fixiac.repairs.unknown import Unknown
from fixiac.rules import Finding, Rule, Severity
from fixiac.schemas import Symbol
from fixiac.schemas.arguments import unplaced
from fixiac.schemas.documentation import address

_UNCERTAIN = "none of its arguments is certainly the one that was meant"
_REPAIRS: tuple[Callable[[Unknown], Fix | None], ...] = (
    documented,
    trusted,
    made_by_method,
    enclosed,
    ordered,
    renamed,
    dissolved,
    lifted,
    moved,
    folded,
    set_aside,
    called_behind,
    remarked,
)
"""In this order; the first that applies is taken."""


class UnknownArgument(Rule):
    """An argument that the class, method or function does not take.

    What it finds
    -------------
    A keyword that is in no signature of the SDK's version that the program is written for, and more
    arguments by position than there are. Both stop the program with a TypeError before anything is
    deployed. Only calls are looked at whose callee is certain.

    Why
    ---
    The arguments of Pulumi's, CDK's and CDKTF's classes are generated from a schema, so what exists
    is known: https://www.pulumi.com/registry/packages/aws/api-docs/,
    https://docs.aws.amazon.com/cdk/api/v2/python/,
    https://registry.terraform.io/providers/hashicorp/aws/latest/docs.

    Fix
    ---
    - Renamed, where only one argument can be meant: another form of the same words
      (`throttle_rate_limit`, `throttling_rate_limit`), the class's own name added or missing
      (`alarm_name` of a `MetricAlarm` is its `name`), a rename that the documentation knows, or
      the attribute that is passed (`iam_role=role.arn` is the `iam_role_arn`).
    - Renamed, where another tool says so of the same resource: CloudFormation's names in Pulumi and
      CDKTF (`db_instance_class`, `instance_class`), Terraform's in the CDK's `Cfn` classes
      (`node_type`, `cache_node_type`).
    - Renamed, where the value is of the right kind too: a word that only says that it is a switch
      (`enable_performance_insights`, `performance_insights_enabled`) or what kind of value it is
      (`memory`, `memory_size`), or the only argument with a related name that takes an object of
      that class (`user_pools`, `cognito_user_pools`).
    - Renamed, where it is the beginning or the end of the only argument that must still be given
      (`version` of an MSK cluster, `kafka_version`), and the value is of the right kind.
    - Renamed, where a word is cut short (`stat`, `db_name`), means the same (`desired_capacity`,
      `desired_size`) or only repeats the class or its module (`backup_plan_id` of a backup's
      `Selection`), and the value is of the right kind.
    - Renamed and given its id, ARN or name, where a resource is passed itself: `vpc=vpc` becomes
      `vpc_id=vpc.id`.
    - Renamed and put into a structure that says no more: `image_scanning=True` becomes
      `image_scanning_configuration=RepositoryImageScanningConfigurationArgs(scan_on_push=True)`.
    - Renamed and put into a list, where the argument is the plural: `artifact_store=X` becomes
      `artifact_stores=[X]`.
    - Renamed and taken out of a list, where it is the only member: `roles=[role.name]` of an
      `InstanceProfile` becomes `role=role.name`.
    - Renamed and given its number, where the order counts: the `compute_environments` of a Batch
      job queue become its `compute_environment_orders`.
    - Renamed and given its unit: `interval_seconds=30` becomes `interval=Duration.seconds(30)`.
    - Moved into the object that takes it: `depends_on`, `provider`, `protect` of a Pulumi resource
      go to `opts`; the properties of a CloudFormation resource that has all of them in one
      structure go there.
    - Moved into a structure whose name and field it puts together:
      `delete_marker_replication_status="Enabled"` becomes the `status` of a
      `delete_marker_replication`, `tracing_mode` the `mode` of a `tracing_config`.
    - Put into the structure that takes nothing but a map: the `environment` of a Lambda function is
      `{"variables": {...}}`.
    - Moved into the only argument that must still be given, if its structure has the field and
      needs no other: `status` of a `BucketVersioning` belongs to its `versioning_configuration`.
    - Said otherwise: `Eip(vpc=True)` becomes `domain="vpc"`.
    - Taken out of an object that does not exist, or into the call from a structure that lacks it:
      `port_range={"from_": 80, "to": 80}` becomes `from_port=80, to_port=80`, and `maximum_percent`
      in the `deployment_configuration` of an ECS service is its `deployment_maximum_percent`.
    - Given to a resource of its own where AWS has one for it: the stage of a `Deployment`, the
      public access block of a bucket. One that the program declares already takes it; otherwise one
      is added.
    - Given to the object that takes it: the `period` of an `Alarm` to its metric.
    - Taken by a method of the object, called behind it: `add_global_secondary_index()` for each of
      a table's `global_secondary_indexes`.
    - Taken by the method that makes such an object: `ObjectLockRetention(mode=GOVERNANCE, ...)`
      becomes `ObjectLockRetention.governance(...)`.
    - Written as the field of the structure that a plain object becomes: `"detail-type"` of an event
      pattern is `"detail_type"`.
    - Said by `assumed_by`, where the CDK is given a trust policy of one statement as a document.
    - Kept as a comment, where it is a description and AWS has none for such a resource.
    - Left out, where the documentation says that this changes nothing, or where another argument
      says the same.

    The value must have the type that the argument asks for, as far as that is known. Comments go
    along with what is moved; where they have no place there, nothing is fixed.

    An argument that the program's version takes and the next one does not, such as the `stage_name`
    of a `Deployment`, is replaced too where what takes its place is there in both. Where that is a
    resource of its own, a stack that is deployed has it already: `--deployed` leaves it.

    When it does not fix
    --------------------
    Where nothing can be meant for certain, the finding names the nearest arguments. A structure
    inside of a call of what does not exist waits until that is repaired: it may have to be another
    one. Leaving the
    argument out is offered as an unsafe fix, which says what is lost.
    """

    code = "API001"
    name = "unknown-argument"

    def check(self, project: Project) -> Iterator[Finding]:
        """Find arguments that do not exist."""
        calls = {call.span: call for call in project.calls}
        holders: dict[Span, tuple[Invocation, Passed]] = {}
        for call in calls.values():
            for passed in call.arguments:
                holders[passed.place] = call, passed
                value = passed.value
                if isinstance(value, Sequence) and value.complete and len(value.items) == 1:
                    holders.setdefault(value.items[0].place, (call, passed))
        others, absent = misplaced(project), unresolved(project)
        for call in calls.values():
            ready = not call.as_resource and not _inside(call.span, others)
            if not call.symbol.open and ready:
                certain = call.symbol.kind != "struct" or not _inside(call.span, absent)
                for finding in self._unknown(project, call, calls, holders):
                    yield finding if certain else _waiting(finding)
                yield from self._surplus(project, call)

    def _surplus(self, project: Project, call: Invocation) -> Iterator[Finding]:
        places = sum(1 for argument in call.symbol.arguments if argument.positional)
        if call.symbol.is_pulumi_resource:
            places += 1  # its properties as one object, between the name and the options
        for passed in call.arguments:
            if call.complete and passed.position >= places:
                fix = _named(project, call, passed)
                yield self.finding(
                    passed.span,
                    f"{call.callee} takes {places or 'no'} arguments by position, "
                    "and this is one more.",
                    fix,
                    unfixed="" if fix else "it is not certain which argument it was meant for",
                    source=address(call.callee),
                )

    def _unknown(
        self,
        project: Project,
        call: Invocation,
        calls: dict[Span, Invocation],
        holders: dict[Span, tuple[Invocation, Passed]],
    ) -> Iterator[Finding]:
        later = _later(project, call)
        leaving = {
            argument.name
            for argument in call.symbol.arguments
            if later is not None and later.argument(argument.name) is None
        }
        taken = {argument.name for argument in call.symbol.arguments} - leaving
        unknown = [
            passed
            for passed in call.arguments
            if passed.name and passed.name not in taken and not passed.name.startswith("__")
        ]
        given = {p.name for p in call.arguments} | {
            a.name
            for i, a in enumerate(a for a in call.symbol.arguments if a.positional)
            if any(p.position == i for p in call.arguments)
        }
        for passed in unknown:
            case = Unknown(project, call, passed, unknown, given, calls, holders)
            if passed.name in leaving:
                fix = _lasting(case)
                if fix is not None:
                    yield self._leaving(case, fix)
                continue
            fix, unfixed = _repaired(case)
            known = unplaced(call.callee, passed.name) if unfixed == _UNCERTAIN else None
            if known is not None:
                unfixed, case.source = known
            near = _nearest(case) if unfixed == _UNCERTAIN else ""
            if fix is not None and fix.safety is Safety.SAFE and case.target:
                given.add(case.target)
            yield self.finding(
                passed.key_span or passed.span,
                f"The plain object stands for a {call.callee}, "
                f"which has no field `{passed.name}`{near}."
                if call.plain
                else f"{call.callee} takes no argument `{passed.name}`{near}.",
                fix,
                unfixed=unfixed,
                source=case.source or address(call.callee),
            )

    def _leaving(self, case: Unknown, fix: Fix) -> Finding:
        """A finding for an argument that a later version does not take."""
        schema = case.project.later_schema(case.root)
        version = schema.version if schema is not None else ""
        return self.finding(
            case.passed.key_span or case.passed.span,
            f"{case.call.callee} takes `{case.passed.name}` no longer in {case.root} {version}; "
            "what takes its place is there in the program's version too.",
            fix,
            source=case.source or address(case.call.callee),
            severity=Severity.WARNING,
        )


def _later(project: Project, call: Invocation) -> Symbol | None:
    """What is called, as a later version than the program's has it."""
    schema = project.later_schema(call.callee.partition(".")[0])
    later = schema.lookup(call.symbol.name) if schema is not None else None
    return later if later is not None and later.complete and not later.open else None


def _inside(span: Span, others: Iterable[Span]) -> bool:
    """Whether a place is in another one, whose structure has to be the right one first."""
    return any(other.contains(span) for other in others)


def _waiting(finding: Finding) -> Finding:
    """A finding in a structure that may turn out to be the wrong one."""
    unfixed = "what the structure is made for does not exist, and may ask for another one"
    return dataclasses.replace(finding, fix=None, unfixed=unfixed)


def _named(project: Project, call: Invocation, passed: Passed) -> Fix | None:
    """Pass the only argument by its name, where the call takes only one that it can be."""
    if len(call.arguments) != 1 or len(call.symbol.arguments) != 1:
        return None
    name = call.symbol.arguments[0].name
    return Fix(f"Pass it as `{name}`", project.wrap(passed.place, Kept(), name))


def _repaired(case: Unknown) -> tuple[Fix | None, str]:
    """The fix, and why there is none that is safe."""
    if case.passed.key_span is None:
        return None, "it is given by unpacking"
    try:
        for repair in _REPAIRS:
            fix = repair(case)
            if fix is not None:
                return carried(case.project, fix, case.call.statement, case.call.arguments), ""
    except CannotRenderError as error:
        return _left_out(case), f"the right form cannot be written here: {error}"
    return _left_out(case), _UNCERTAIN


def _lasting(case: Unknown) -> Fix | None:
    """The safe fix that the documentation knows, if there is one and it can be written.

    A resource of its own meets what a deployed stack has made already without it.
    """
    try:
        fix = documented(case)
        apart = None if fix is not None else set_aside(case)
        if apart is not None:
            fix = dataclasses.replace(apart, replaces=True)
        if fix is not None:
            fix = carried(case.project, fix, case.call.statement, case.call.arguments)
    except CannotRenderError:
        return None
    return fix if fix is not None and fix.safety is Safety.SAFE else None


def _nearest(case: Unknown) -> str:
    """What a message says of the arguments whose names are nearest."""
    schema = case.schema_of(case.call.callee)
    found = schema.near_argument(case.call.callee, case.passed.name) if schema is not None else ()
    near = ", ".join(f"`{candidate.name}`" for candidate in found)
    return f"; the nearest are {near}" if near else ""


def _left_out(case: Unknown) -> Fix | None:
    if not case.passed.removal:
        return None
    place = case.passed.place
    text = " ".join(case.project.text(place).split())
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    return Fix(
        f"Leave out `{case.passed.name}`; what it says is lost: {shown}",
        case.passed.removal,
        Safety.UNSAFE,
        group=case.call.span,
    )
