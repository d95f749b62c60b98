"""API005: attributes of a CDK or CDKTF class that a program sets and cannot set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fixiac.calls import AttributeUse
from fixiac.edits import Edit, Fix
from fixiac.expressions import CannotRenderError
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas import Attribute

_JSII = "https://docs.aws.amazon.com/cdk/v2/guide/work-with-cdk-python.html"
_PULUMI = "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/"
_PREFIX = "app_"


class ReadOnlyAttribute(Rule):
    """A program sets an attribute that its class inherits as read-only.

    ## What it finds

    ``self.region = ...``, ``self.environment = ...``, ``self.account``, ``self.node``,
    ``self.tags`` and the like in a class that extends ``Stack``, ``Construct``, ``TerraformStack``
    or any other class of an SDK that has a property of that name without a setter; and assignments
    to such properties of other objects.

    ## Why

    Python raises ``AttributeError: property 'region' of 'MyStack' object has no setter`` as soon as
    the stack is made. The SDK works these values out by itself: a stack's ``environment`` is
    ``aws://ACCOUNT/REGION`` of the ``env`` that it was given. See
    https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk/Stack.html

    ## Fix

    The program's own value gets a name of its own, which is the old one behind ``app_``:
    ``self.app_region``, ``self.app_environment``. It is renamed through the class, the classes that
    extend it and every file that asks an object of them for it. What a constructor reads
    before it sets the attribute means the inherited value and stays as it is. Set on an object of
    the SDK's own, it is renamed where the program makes one such object only and all is seen that
    is asked of it.

    ## When it does not fix

    Some use is not followed for certain: an object that may be of the class is asked for an
    attribute of that name, or it is asked for through ``getattr``; it is set under a condition
    only, or read by a method that may run before it is set; or the new name is taken.
    """

    code = "API005"
    name = "read-only-attribute"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each attribute that is set, and for each that cannot be renamed."""
        done: set[tuple[Edit, ...]] = set()
        for use in project.attributes:
            attribute = _attribute(project, use) if use.assigned else None
            if attribute is None or attribute.settable:
                continue
            edits, unfixed = _renamed(project, use)
            if edits in done:
                continue
            fix = None
            if edits:
                done.add(edits)
                fix = Fix(f"Call it {_PREFIX}{use.name}", edits)
            yield self.finding(
                use.name_span,
                f"{use.name} is a read-only property of {use.holder}: setting it stops the program"
                " with an AttributeError",
                fix,
                related=tuple(e.span for e in edits if e.span != use.name_span),
                unfixed=unfixed,
                source=_source(use.holder),
            )


def _attribute(project: Project, use: AttributeUse) -> Attribute | None:
    """What the class has under that name; None for a method, which can be overwritten."""
    schema = project.schema(use.holder.partition(".")[0])
    holder = schema.lookup(use.holder) if schema is not None else None
    return holder.attribute(use.name) if holder is not None else None


def _renamed(project: Project, use: AttributeUse) -> tuple[tuple[Edit, ...], str]:
    if not use.inherited:
        edits = _renamed_on_object(project, use)
        return edits, "" if edits else f"it belongs to {use.holder}, which works it out by itself"
    try:
        return project.rename_attribute(use, _PREFIX + use.name), ""
    except CannotRenderError as error:
        return (), str(error)


def _renamed_on_object(project: Project, use: AttributeUse) -> tuple[Edit, ...]:
    """Edits by which an attribute set on an object of an SDK gets a name of its own, if all is
    seen: the class is called once, and whatever is asked for the name is such an object.
    """
    new = _PREFIX + use.name
    uses = [other for other in project.attributes if other.name == use.name]
    made = [call for call in project.calls if call.callee == use.holder]
    texts = "\n".join(project.texts.values())
    written = len(re.findall(rf"\b{use.name}\b", texts))
    if len(made) != 1 or new in texts or written != len(uses):
        return ()
    if any(other.holder != use.holder or other.kind != "instance" for other in uses):
        return ()
    if any(not other.assigned and made[0].span < other.span < use.span for other in uses):
        return ()  # it is read before it is set
    return tuple(Edit(other.name_span, new) for other in uses)


def _source(holder: str) -> str:
    root, _, rest = holder.partition(".")
    if root != "aws_cdk":
        return _PULUMI if root.startswith("pulumi") else _JSII
    return f"https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk/{rest.replace('.', '/')}.html"
