"""KMS003: a trail's key that does not let CloudTrail use it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from fixiac import regrants
from fixiac.arns import Arn
from fixiac.aws.guards import kms_grant
from fixiac.edits import Fix
from fixiac.grants import OF_ORGANIZATIONS, Client
from fixiac.project import Project
from fixiac.rules import Finding, Rule


@cache
def cloudtrail() -> Client:
    """CloudTrail, as it uses a key for the log files of a trail.

    Its requests carry the trail's ARN as ``aws:SourceArn`` and as the encryption context
    ``aws:cloudtrail:arn``:
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    """
    grant = kms_grant("cloudtrail")
    assert grant is not None
    return Client(
        title="CloudTrail",
        grant=grant,
        kind="cloudtrail.Trail",
        context="kms:EncryptionContext:aws:cloudtrail:arn",
        arn=Arn("cloudtrail", "trail/"),
        silent=OF_ORGANIZATIONS | {"kms:viaservice"},
        sends_arn=True,
    )


class TrailCannotUseKey(Rule):
    """A trail is encrypted with a key whose policy does not let CloudTrail use it.

    ## What it finds

    Keys of the program that trails are encrypted with, and whose policy

    - has no statement for `cloudtrail.amazonaws.com` (the default policy has none either),
    - does not let it generate data keys,
    - or sets a condition that can never hold: a wildcard under `StringEquals`, the ARN of another
      trail or of something that is no trail, the trail's own `arn`, on which the key cannot depend
      as the trail depends on the key.

    Statements of key policies that are meant for CloudTrail and can never apply are found without
    a trail too.

    ## Why

    The trail is not created: "Insufficient permissions to access S3 bucket or KMS key". See
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html

    ## Fix

    The two statements that AWS documents: `kms:GenerateDataKey*` for the trails of this account,
    and `kms:DescribeKey`. Where one trail with a name uses the key, both are for that trail alone.
    A statement that is there is mended in place.

    ## When it does not fix

    - The key is not made by the program, or not all of its policy is followed.
    - Several keys have the same policy, or are declared by the same lines.
    - The condition names the ARN of a trail, and the trail has no name in the program.
    - A statement that works is left as it is, with a condition or without, and a missing
      `kms:DescribeKey` is not reported: trails are created without it.
    """

    code = "KMS003"
    name = "trail-cannot-use-key"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        client = cloudtrail()
        for fault in regrants.faults(project, client):
            fix = Fix(fault.title, fault.edits, group=fault.group) if fault.edits else None
            yield self.finding(
                fault.span,
                fault.message,
                fix,
                related=fault.related,
                unfixed=fault.unfixed,
                source=client.grant.source,
            )
