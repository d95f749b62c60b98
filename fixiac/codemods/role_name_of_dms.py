"""DMS001: roles that the Database Migration Service looks for under another name."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.aws import managed_policies
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.expressions import CannotRenderError, Literal
from fixiac.model import Entry, Opaque, Reference, Resource, text_of
from fixiac.project import Project
from fixiac.rules import Finding, Rule, Severity

_ATTACHMENTS = ("RolePolicyAttachment", "IamRolePolicyAttachment")


class RoleNameOfDms(Rule):
    """A role for the Database Migration Service has another name than the service looks for.

    ## What it finds

    Roles with one of DMS's managed policies, attached or listed, whose name is not the one that
    goes with it: `dms-vpc-role` with `AmazonDMSVPCManagementRole`, `dms-cloudwatch-logs-role` with
    `AmazonDMSCloudWatchLogsRole`, `dms-access-for-endpoint` with `AmazonDMSRedshiftS3Role`.

    ## Why

    DMS takes these roles by their names. Without `dms-vpc-role` no subnet group and no replication
    instance can be made: "The IAM Role arn:aws:iam::...:role/dms-vpc-role is not configured
    properly". See
    https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html#CHAP_Security.APIRole

    ## Fix

    The role gets that name. That is unsafe: there is one such role in an account, and where it
    exists already, the deployment works as it is and cannot make it again.

    ## When it does not fix

    The name of the role is not known, the program declares the role more than once, or it has the
    policies of several.
    """

    code = "DMS001"
    name = "role-name-of-dms"
    severity = Severity.WARNING

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        asked: dict[Span, dict[str, str]] = {}
        for entry in project.managed_policies:
            wanted = managed_policies.role_for(text_of(entry.value) or "")
            role = _holder(project, entry) if wanted is not None else None
            if wanted is not None and role is not None and role.body.complete:
                name, source = wanted
                asked.setdefault(role.id, {})[name] = source
        for place, names in asked.items():
            yield from self._judged(project, project.resource(place), names)

    def _judged(self, project: Project, role: Resource, names: dict[str, str]) -> Iterator[Finding]:
        said = role.body.get("name")
        if said is not None and text_of(said.value) in names:
            return
        name, source = next(iter(names.items()))
        fix, unfixed = None, ""
        if len(names) > 1:
            unfixed = f"it has the policies of {len(names)} roles, each with a name of its own"
        elif role.repeated:
            unfixed = "the program declares it more than once"
        elif said is not None and isinstance(said.value, Opaque):
            unfixed = "what its name is now is not known"
        else:
            try:
                edits = _naming(project, role, said, name)
                title = f"Call the role {name}"
                fix = Fix(title, edits, Safety.UNSAFE, replaces=True, group=role.id)
            except CannotRenderError as error:
                unfixed = str(error)
        yield self.finding(
            said.place if said is not None else role.id,
            f"DMS looks for this role under the name {' and '.join(names)}",
            fix,
            unfixed=unfixed,
            source=source,
        )


def _holder(project: Project, entry: Entry) -> Resource | None:
    """The role that a policy is listed in, or attached to."""
    for role in project.of_kind("iam.Role"):
        if role.id.contains(entry.place):
            return role
    for call in project.calls:
        if call.span.contains(entry.place) and call.callee.endswith(_ATTACHMENTS):
            passed = call.argument("role")
            if passed is not None and isinstance(passed.value, Reference):
                found = project.resource(passed.value.target)
                return found if found.kind == "iam.Role" else None
    return None


def _naming(project: Project, role: Resource, said: Entry | None, name: str) -> tuple[Edit, ...]:
    if said is None:
        return project.insert(role.body, "name", Literal(name))
    return project.replace(said.place, said.value, Literal(name))
