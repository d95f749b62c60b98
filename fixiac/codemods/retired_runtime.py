"""LAM002: Lambda runtimes that no new function can have."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.aws import runtimes
from fixiac.edits import Fix, Safety
from fixiac.expressions import CannotRenderError
from fixiac.model import Entry, text_of
from fixiac.project import Project
from fixiac.respelling import respell
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"


class RetiredRuntime(Rule):
    """A function is to run on a Lambda runtime that AWS makes no new functions for.

    ## What it finds

    A `runtime` of a function, written as text or as a member of an SDK's class, for which AWS
    refuses to create functions. Runtimes that are deprecated and can still be used are left alone.

    ## Why

    Some time after a runtime's end of support AWS blocks new functions of it: "The runtime
    parameter is no longer supported for creating or updating AWS Lambda functions". See
    https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html

    ## Fix

    The nearest newer runtime of the same language that stays supported for half a year. That is
    safe within Python 3, whose minor releases keep the language, and from `java8` to `java8.al2`,
    which is the same Java.

    It is unsafe elsewhere, as the function's code may have to change: Node.js 18 dropped version 2
    of the AWS SDK, Ruby 3 and Python 3 changed the language, and a Go program has to be built anew
    as `bootstrap`.

    Where the program is written for an older release of the CDK, which may have no member for it,
    the runtime is made by its name: `lambda_.Runtime("nodejs22.x", lambda_.RuntimeFamily.NODEJS)`.
    "If you need to use a runtime name that doesn't exist as a static member, you can instantiate a
    Runtime object":
    https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.Runtime.html

    ## When it does not fix

    The runtime is not written as text or as a member that is followed, or the SDK has no member for
    the newer one: Pulumi's enum of an older release, or the CDK's class imported by itself.
    """

    code = "LAM002"
    name = "retired-runtime"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        wrong: list[tuple[Entry, str]] = []
        for function in project.of_kind("lambda.Function"):
            entry = function.body.get("runtime")
            name = None if entry is None else text_of(entry.value)
            if entry is not None and name and runtimes.status(name) == "refused":
                wrong.append((entry, name))
        for entry, name in wrong:
            message = f"AWS creates no new functions with the runtime {name}"
            newer = runtimes.nearest(name)
            if newer is None:
                yield self.finding(
                    entry.place, message, unfixed="no runtime takes its place", source=_SOURCE
                )
                continue
            same = [other.place for other, runtime in wrong if runtime == name]
            try:
                edits = respell(project, entry, newer, same)
            except CannotRenderError as error:
                yield self.finding(entry.place, message, unfixed=str(error), source=_SOURCE)
                continue
            safety = Safety.SAFE if runtimes.compatible(name, newer) else Safety.UNSAFE
            yield self.finding(
                entry.place, message, Fix(f"Use {newer}", edits, safety), source=_SOURCE
            )
