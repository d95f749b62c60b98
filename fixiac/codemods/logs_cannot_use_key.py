"""KMS002: a log group's key that does not let CloudWatch Logs use it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from fixiac import regrants
from fixiac.arns import Arn
from fixiac.aws.guards import kms_grant
from fixiac.edits import Fix, Safety
from fixiac.grants import OF_ORGANIZATIONS, Client
from fixiac.project import Project
from fixiac.rules import Finding, Rule, Setting


@cache
def logs() -> Client:
    """CloudWatch Logs, as it uses a key for a log group.

    Its requests carry the log group's ARN as the encryption context ``aws:logs:arn``; no other
    guard is documented for them:
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    """
    grant = kms_grant("logs")
    assert grant is not None
    return Client(
        title="CloudWatch Logs",
        grant=grant,
        kind="logs.LogGroup",
        context="kms:EncryptionContext:aws:logs:arn",
        arn=Arn("logs", "log-group:"),
        silent=OF_ORGANIZATIONS | {"aws:sourcearn", "aws:sourceaccount", "kms:viaservice"},
        sends_arn=False,
    )


class LogsCannotUseKey(Rule):
    """A log group is encrypted with a key whose policy does not let CloudWatch Logs use it.

    ## What it finds

    Keys of the program that log groups are encrypted with, and whose policy

    - has no statement for CloudWatch Logs (the default policy has none either),
    - names it as `logs.amazonaws.com`, or as that of another region,
    - lacks actions that encryption takes,
    - or sets a condition that can never hold: a wildcard under `StringEquals`, the ARN of
      something else, a key such as `aws:SourceArn` that CloudWatch Logs is not documented to send.

    Statements of key policies that are meant for CloudWatch Logs and can never apply are found
    without a log group too.

    ## Why

    The log group is not created: "The specified KMS key does not exist or is not allowed to be
    used". CloudWatch Logs uses a key as `logs.<region>.amazonaws.com`, with the ARN of the log
    group as encryption context. See
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html

    ## Fix

    The statement that AWS documents, for the log groups of this account and region. One that is
    there is mended in place: its principal, its actions, its condition. Where it is for other
    principals too, CloudWatch Logs gets one of its own.

    With the setting `condition = "none"` the statement gets no condition, and loses one that never
    holds. That is unsafe: CloudWatch Logs may then use the key for any account.

    ## When it does not fix

    - The key is not made by the program, or not all of its policy is followed.
    - Several keys have the same policy, or are declared by the same lines.
    - The statement is put together from parts that are written elsewhere.
    - The policy is plain JSON text, and the program does not say its region in plain text.
    - A statement that works is left as it is, with a condition or without.
    """

    code = "KMS002"
    name = "logs-cannot-use-key"
    options = (
        Setting(
            "condition",
            "account",
            ("account", "none"),
            "Whether the statement is for the log groups of this account, or has no condition.",
        ),
    )

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        scoped = self.settings["condition"] == "account"
        client = logs()
        for fault in regrants.faults(project, client, scoped=scoped):
            safety = Safety.SAFE if scoped else Safety.UNSAFE
            fix = Fix(fault.title, fault.edits, safety, group=fault.group) if fault.edits else None
            yield self.finding(
                fault.span,
                fault.message,
                fix,
                related=fault.related,
                unfixed=fault.unfixed,
                source=client.grant.source,
            )
