"""CWS001: runtimes that no new canary of CloudWatch Synthetics can have."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.aws import runtimes
from fixiac.calls import AttributeUse
from fixiac.edits import Edit, Fix, Safety
from fixiac.expressions import CannotRenderError
from fixiac.model import Entry, text_of
from fixiac.project import Project
from fixiac.respelling import respell
from fixiac.rules import Finding, Rule

_SOURCE = (
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
    "CloudWatch_Synthetics_Runtime_Support_Policy.html"
)
_CANARIES = ("synthetics.Canary", "SyntheticsCanary", "aws_synthetics.CfnCanary")
_MEMBERS = "aws_cdk.aws_synthetics.Runtime"


class RetiredCanaryRuntime(Rule):
    """A canary is to run on a Synthetics runtime that AWS makes no new canaries for.

    ## What it finds

    A `runtime_version` that is written as text, and a member of CDK's `Runtime`, of a release of
    Puppeteer or Selenium that AWS has deprecated.

    ## Why

    "You can't create canaries using deprecated runtime versions": the deployment ends with
    "Deprecated runtime version specified". See
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Runtime_Support_Policy.html

    ## Fix

    The newest runtime of the same framework. That is unsafe: the script may use what the newer
    release of Puppeteer or Selenium no longer has.

    ## When it does not fix

    What else reads the text of the runtime is not known, or the program is written for an older
    release of the CDK, which may have no member for the newer runtime.
    """

    code = "CWS001"
    name = "retired-canary-runtime"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        wrong: list[tuple[Entry, str, str]] = []
        for call in project.calls:
            passed = call.argument("runtime_version")
            if passed is None or not call.callee.endswith(_CANARIES):
                continue
            name = text_of(passed.value) or ""
            newer = runtimes.newer_canary(name)
            if newer is not None:
                entry = Entry(passed.name, passed.value, passed.span, passed.place)
                wrong.append((entry, name, newer))
        for entry, name, newer in wrong:
            same = [other.place for other, runtime, _ in wrong if runtime == name]
            try:
                edits = respell(project, entry, newer, same)
            except CannotRenderError as error:
                yield self.finding(entry.place, _message(name), unfixed=str(error), source=_SOURCE)
                continue
            fix = Fix(f"Use {newer}", edits, Safety.UNSAFE)
            yield self.finding(entry.place, _message(name), fix, source=_SOURCE)
        for use in project.attributes:
            if use.holder == _MEMBERS and use.kind == "static":
                yield from self._member(project, use)

    def _member(self, project: Project, use: AttributeUse) -> Iterator[Finding]:
        """A member such as ``SYNTHETICS_PYTHON_SELENIUM_2_0``."""
        words = use.name.removeprefix("SYNTHETICS_").lower().split("_")
        name = f"syn-{'-'.join(words[:-2])}-{'.'.join(words[-2:])}"
        newer = runtimes.newer_canary(name)
        if newer is not None and use.symbol is not None:
            member = newer.replace("syn-", "SYNTHETICS_").replace("-", "_").replace(".", "_")
            schema = project.schema("aws_cdk")
            if schema is None or not schema.surely(f"{_MEMBERS}.{member.upper()}"):
                unfixed = f"this version of the CDK may have no member for {newer} yet"
                yield self.finding(use.span, _message(name), unfixed=unfixed, source=_SOURCE)
                return
            fix = Fix(f"Use {newer}", (Edit(use.name_span, member.upper()),), Safety.UNSAFE)
            yield self.finding(use.span, _message(name), fix, source=_SOURCE)


def _message(name: str) -> str:
    return f"AWS makes no new canaries with the runtime {name}"
