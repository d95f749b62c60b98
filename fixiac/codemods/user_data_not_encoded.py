"""EC2001: user data that is to be base64 and is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fixiac.calls import Invocation, Passed
from fixiac.edits import Fix
from fixiac.expressions import Call, CannotRenderError, Expression, Invoke, Kept
from fixiac.model import Scalar, Template, text_of
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_DOCS = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html"
_PROVIDERS = ("cdktf_cdktf_provider_aws", "cdktn_provider_aws")
_TAKERS = {
    "pulumi_aws.ec2.LaunchTemplate": "user_data",
    "pulumi_aws.ec2.Instance": "user_data_base64",
    "pulumi_aws.ec2.LaunchConfiguration": "user_data_base64",
    **{f"{root}.launch_template.LaunchTemplate": "user_data" for root in _PROVIDERS},
    **{f"{root}.instance.Instance": "user_data_base64" for root in _PROVIDERS},
    **{
        f"{root}.launch_configuration.LaunchConfiguration": "user_data_base64"
        for root in _PROVIDERS
    },
    "aws_cdk.aws_ec2.CfnLaunchTemplate.LaunchTemplateDataProperty": "user_data",
    "aws_cdk.aws_ec2.CfnInstance": "user_data",
    "aws_cdk.aws_autoscaling.CfnLaunchConfiguration": "user_data",
}
"""What takes user data in base64, and the argument."""
_PLAIN = re.compile(
    r"\s*(#!|#cloud-config|#include|<powershell>|<script>|Content-Type:|MIME-Version:)"
)
"""How user data begins, none of which base64 can:
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"""
_ALONE = re.compile(r"[\w.]+|[a-zA-Z]{0,2}(\"\"\"|'''|\"|')(?:(?!\1).|\\.)*\1", re.DOTALL)
"""A name, or one text literal."""


class UserDataNotEncoded(Rule):
    """User data is plain text where it has to be base64.

    ## What it finds

    A script or a cloud-init file as the ``user_data`` of a launch template, of the CDK's own
    classes of CloudFormation, or as ``user_data_base64``. It is known by how it begins, such as
    with ``#!``.

    ## Why

    EC2 takes the user data of a launch template in base64 alone and refuses the rest with "Invalid
    BASE64 encoding of user data". See
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html

    ## Fix

    The text is encoded: by Python's ``base64``, in the CDK by ``Fn.base64``.

    ## When it does not fix

    The text is put together from what may be known to the deployment alone: Python would encode
    what stands for it.
    """

    code = "EC2001"
    name = "user-data-not-encoded"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each resource."""
        for call in project.calls:
            argument = _TAKERS.get(call.callee)
            passed = call.argument(argument) if argument else None
            text = None if passed is None else text_of(passed.value)
            if passed is not None and text is not None and _PLAIN.match(text):
                yield self._found(project, call, passed)

    def _found(self, project: Project, call: Invocation, passed: Passed) -> Finding:
        fix, unfixed = None, ""
        try:
            edits = project.wrap(passed.place, _encoded(project, call, passed))
            fix = Fix("Encode the user data", edits)
        except CannotRenderError as error:
            unfixed = str(error)
        name = call.callee.rpartition(".")[2]
        return self.finding(
            passed.place,
            f"{name} takes its user data in base64, and this is plain text",
            fix,
            unfixed=unfixed,
            source=_DOCS,
        )


def _encoded(project: Project, call: Invocation, passed: Passed) -> Expression:
    """What encodes the text that is passed. Raises CannotRenderError."""
    if call.callee.startswith("aws_cdk."):
        return Call("aws_cdk.Fn.base64", (("", Kept()),))
    place, value = passed.place, passed.value
    if isinstance(value, Template) and not all(isinstance(h.value, Scalar) for h in value.holes):
        late = any(text.span == value.span for text in project.late_texts)
        if late or not call.callee.startswith("pulumi_") or passed.type is None:
            raise CannotRenderError("what it holds may be known to the deployment alone")
        if passed.type.name != "str":
            raise CannotRenderError("it is known to the deployment alone")
    if not _ALONE.fullmatch(project.text(place)):
        raise CannotRenderError("it is put together where it is passed")
    made = Call("base64.b64encode", (("", Invoke(Kept(), "encode", ())),))
    return Invoke(made, "decode", ())
