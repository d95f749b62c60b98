"""CDN001: buckets that CloudFront cannot write its logs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from fixiac.edits import Fix
from fixiac.expressions import CannotRenderError, Named
from fixiac.model import Entry, Mapping, Reference, Resource, Template, text_of
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SOURCE = (
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
    "standard-logging-legacy-s3.html"
)
_PREFERRED = "aws_cdk.aws_s3.ObjectOwnership.BUCKET_OWNER_PREFERRED"
_Acls: TypeAlias = Literal["on", "off", "unset"]
_CONTROLS = ("BucketOwnershipControls", "S3BucketOwnershipControls")
"""The resources by which Pulumi and Terraform turn ACLs on."""
_SAID = ("access_control", "ownership_controls")
"""What CDK's buckets may turn them on by themselves, or not."""


class LogBucketWithoutAcls(Rule):
    """CloudFront is to write its logs to a bucket whose ACLs are turned off.

    ## What it finds

    Distributions whose log bucket is declared in the program and nothing turns its ACLs on: no
    `object_ownership` of CDK, no `BucketOwnershipControls` of Pulumi or Terraform, or one that
    says `BucketOwnerEnforced`.

    ## Why

    S3 has turned ACLs off in new buckets since April 2023, and CloudFront's standard logs need one:
    it adds itself to the ACL of the bucket. "The S3 bucket that you specified for CloudFront logs
    does not enable ACL access" is what the deployment ends with. See
    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html

    ## Fix

    In CDK the bucket gets `object_ownership=s3.ObjectOwnership.BUCKET_OWNER_PREFERRED`, the setting
    that AWS recommends there: ACLs work, and the log files belong to the owner of the bucket. The
    bucket stays as private as it was, but for CloudFront.

    ## When it does not fix

    In Pulumi and CDKTF, where the setting is a resource of its own that the distribution has to
    wait for; and where the program turns ACLs off itself. Buckets that CDK turns them on for are
    left alone: those with an access control, and those that take the access logs of buckets.
    """

    code = "CDN001"
    name = "log-bucket-without-acls"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        for distribution in project.of_kind("cloudfront.Distribution"):
            entry = _logged_to(distribution)
            bucket = _bucket(project, entry)
            if entry is not None and bucket is not None and bucket.body.complete:
                yield from self._judged(project, entry, bucket)

    def _judged(self, project: Project, entry: Entry, bucket: Resource) -> Iterator[Finding]:
        in_cdk = bucket.dialect == "cdk"
        acls = _acls_in_cdk(project, bucket) if in_cdk else _acls_by_controls(project, bucket)
        if acls == "on":
            return
        fix, unfixed = None, ""
        if acls == "off":
            unfixed = "the program turns ACLs off"
        elif not in_cdk:
            unfixed = (
                "it takes a BucketOwnershipControls with BucketOwnerPreferred, "
                "which the distribution depends on"
            )
        else:
            try:
                edits = project.insert(bucket.body, "object_ownership", Named(_PREFERRED))
                fix = Fix("Let the bucket have an ACL", edits, group=bucket.id)
            except CannotRenderError as error:
                unfixed = str(error)
        yield self.finding(
            entry.place,
            "CloudFront writes its logs by the ACL of the bucket, and this one has none",
            fix,
            related=(bucket.id,),
            unfixed=unfixed,
            source=_SOURCE,
        )


def _logged_to(distribution: Resource) -> Entry | None:
    """Where a distribution says which bucket its logs go to."""
    config = distribution.body.get("logging_config")
    if config is not None and isinstance(config.value, Mapping):
        return config.value.get("bucket")
    return distribution.body.get("log_bucket")


def _bucket(project: Project, entry: Entry | None) -> Resource | None:
    """The bucket, if the program declares it: by itself, or as a part of its domain name."""
    value = entry.value if entry is not None else None
    if isinstance(value, Template) and len(value.holes) == 1:
        value = value.holes[0].value
    if not isinstance(value, Reference):
        return None
    found = project.resource(value.target)
    return found if found.kind == "s3.Bucket" else None


def _acls_in_cdk(project: Project, bucket: Resource) -> _Acls:
    """What the program says of a bucket's ACLs. What is not followed may turn them on."""
    said = bucket.body.get("object_ownership")
    if said is not None:
        members = (use.name for use in project.attributes if use.span == said.place)
        return "off" if "BUCKET_OWNER_ENFORCED" in members else "on"
    if any(bucket.body.get(word) is not None for word in (*_SAID, "server_access_logs_prefix")):
        return "on"
    if "OwnershipControls" in project.texts[bucket.id.path]:
        return "on"  # set behind CDK's back, by an override
    takes_logs = any(
        isinstance(entry.value, Reference) and entry.value.target == bucket.id
        for other in project.of_kind("s3.Bucket")
        if (entry := other.body.get("server_access_logs_bucket")) is not None
    )
    return "on" if takes_logs else "unset"


def _acls_by_controls(project: Project, bucket: Resource) -> _Acls:
    """The same, of Pulumi and CDKTF. Controls of a bucket that is not followed may be its own."""
    for call in project.calls:
        if call.callee.rpartition(".")[2] not in _CONTROLS:
            continue
        passed = call.argument("bucket")
        value = passed.value if passed is not None else None
        if not isinstance(value, Reference):
            return "on"
        if value.target == bucket.id:
            rule = call.argument("rule")
            inner = rule.value if rule is not None else None
            said = inner.get("object_ownership") if isinstance(inner, Mapping) else None
            enforced = said is not None and text_of(said.value) == "BucketOwnerEnforced"
            return "off" if enforced else "on"
    return "unset"
