"""KMS001: two KMS keys where one is meant."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from fixiac import catalog, merging
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError, Literal, Verbatim
from fixiac.merging import CannotMergeError
from fixiac.model import Ending, Entry, Mapping, Reference, Resource, Scalar, text_of, walk
from fixiac.project import Project
from fixiac.rules import Finding, Rule, Severity

_SOURCE = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html"
_EQUAL_SOURCE = "https://aws.amazon.com/kms/pricing/"

_NAMING = frozenset({"description", "tags", "tags_all", "alias"})
"""Properties that say what a key is called and nothing of what it does."""
_MERGED = frozenset({"policy", "deletion_window_in_days", "enable_key_rotation"})
"""Properties in which the two may differ: the kept key gets the better of both."""
_APART = frozenset({"region", "provider", "multi_region", "scope", "parent"})
"""Properties and options that put two keys into different places."""
_DEFAULTS: dict[str, tuple[object, ...]] = {
    "key_usage": ("ENCRYPT_DECRYPT",),
    "customer_master_key_spec": ("SYMMETRIC_DEFAULT",),
    "key_spec": ("SYMMETRIC_DEFAULT",),
    "origin": ("AWS_KMS",),
    "multi_region": (False,),
    "is_enabled": (True,),
    "enabled": (True,),
}
"""What KMS takes for a property that is missing.

https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
"""
_DEFAULT_WINDOW = 30
"""Days; also the longest there is.

https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
"""
_ON_KEY = frozenset({"add_to_resource_policy", "add_alias"})
"""Methods of a key that do as well on another one."""
_COMMON_WORDS = frozenset(
    "a an the and for of to in with by at rest key keys kms cmk customer managed master"
    " encryption encrypt encrypting encrypted decrypt alias aws data resource resources used"
    " this arn id self name dev prod".split()
)
"""Words in the name of a key that do not say what it is for."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two keys that look like one. ``why`` begins the message of the finding."""

    first: Resource
    second: Resource
    why: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class _Usage:
    """What uses a key. ``lost`` says why that is not known for certain, if it is not."""

    resources: tuple[Resource, ...]
    others: tuple[Ending, ...] = ()
    calls: frozenset[Span] = frozenset()
    lost: str = ""
    unused: bool = False
    """Whether nothing at all refers to it, no alias and no output."""

    @property
    def data(self) -> tuple[Resource, ...]:
        """The resources that have the key encrypt something."""
        return tuple(r for r in self.resources if catalog.service_of(r.kind) not in ("iam", "kms"))

    @property
    def services(self) -> frozenset[str]:
        """The services that these belong to."""
        return frozenset(catalog.service_of(resource.kind) for resource in self.data)


class DuplicateKmsKey(Rule):
    """Two KMS keys where one is meant.

    ## What it finds

    - A key that only CloudWatch Logs uses, beside the key of a CloudTrail trail that serves nothing
      but the trail, its bucket and its logs.
    - Two keys that are equal but for their names, descriptions, tags and aliases, and that say of
      themselves that they are for the same: their names and descriptions have the same words, save
      for such as "key" and "encryption". Either the same services use both, or nothing at all
      refers to one of them.

    Keys whose names or descriptions speak of different data or differ in a number, or that
    different services use, are apart on purpose and no findings. So are keys of different
    providers, regions, classes or files, and the key of a trail that encrypts other data, too.

    ## Why

    Each key costs money every month (https://aws.amazon.com/kms/pricing/), and each has a policy
    that has to be right. CloudTrail and CloudWatch Logs need no keys of their own: the statements
    that let them use a key are independent of each other, so that one key can serve both. See
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    and https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html

    ## Fix

    One of the keys goes: the one of the logs, or else the one that is made later, if the other is
    not there yet where it is used. The key that stays gets the statements that only the other
    policy has, the longer deletion window, rotation if either had it, the tags that it lacks, and
    the aliases of both. All uses of the removed key become uses of the other one, also where it is
    returned, passed on or exported. Names, parameters, values and imports that only the removed key
    needed go with it.

    On a stack that is deployed already, KMS schedules the removed key for deletion and what it
    encrypted is lost. The fix is marked as one that replaces a resource; `--deployed` withholds it.

    ## When it does not fix

    It reports, and says why, when one of the keys is protected from deletion or made more than
    once; when the keys differ in more than names; when a policy is not followed, denies what the
    other one does not, or lets somebody use the key who may not use the other one; when an IAM
    policy names the key; and when the keys are made in different functions or go where they are not
    followed.
    """

    code = "KMS001"
    name = "duplicate-kms-key"
    severity = Severity.WARNING

    def check(self, project: Project) -> Iterator[Finding]:
        """One finding for each pair, at the key that goes or would go."""
        keys = project.of_kind("kms.Key")
        if len(keys) < 2:
            return
        usage = {key.id: _usage(project, key) for key in keys}
        for pair in _pairs(project, keys, usage):
            yield self._finding(project, pair, usage)

    def _finding(self, project: Project, pair: _Pair, usage: dict[Span, _Usage]) -> Finding:
        reason = ""
        for old, kept in ((pair.first, pair.second), (pair.second, pair.first)):
            try:
                edits = _merge(project, old, kept, pair, usage)
            except CannotMergeError as error:
                reason = str(error)
                break
            except CannotRenderError as error:
                reason = reason or str(error)
                continue
            title = (
                f"{pair.title}: remove {_called(old)}, keep {_called(kept)} (on a deployed stack"
                " the removed key is scheduled for deletion and what it encrypted is lost)"
            )
            return self.finding(
                old.id,
                pair.why,
                Fix(title, edits, replaces=True, group=kept.id),
                related=(kept.id,),
                source=pair.source,
            )
        return self.finding(
            pair.first.id,
            pair.why,
            related=(pair.second.id,),
            unfixed=reason,
            source=pair.source,
        )


# --- what looks like one key --------------------------------------------------------------------


def _usage(project: Project, key: Resource) -> _Usage:
    """What uses a key, as far as it is seen."""
    try:
        endings = project.endings(key)
    except CannotRenderError as error:
        seen = [r for r in project.resources if r.id != key.id and _names(r, key)]
        return _Usage(tuple(seen), lost=str(error))
    found: dict[Span, Resource] = {}
    others = []
    for ending in endings:
        if ending.method:
            if ending.method not in _ON_KEY:
                others.append(ending)
        elif ending.consumer is not None:
            consumer = project.resource(ending.consumer)
            if consumer.kind not in catalog.OUTPUTS and not _ordered(consumer, ending):
                found[consumer.id] = consumer
        elif ending.callee not in catalog.OUTPUTS:
            others.append(ending)
    calls = frozenset(e.span for e in endings if e.method == "add_to_resource_policy")
    unused = not endings and key.body.get("alias") is None
    return _Usage(tuple(found.values()), tuple(others), calls, unused=unused)


def _ordered(consumer: Resource, ending: Ending) -> bool:
    """Whether a resource only has to be made after the key."""
    return any(
        entry.place.contains(ending.span)
        for entry in (*consumer.body.entries, *consumer.options)
        if entry.key in ("opts", "depends_on")
    )


def _names(resource: Resource, target: Resource) -> bool:
    values = [entry.value for entry in (*resource.body.entries, *resource.options)]
    return any(
        isinstance(inner, Reference) and inner.target == target.id
        for value in values
        for inner in walk(value)
    )


def _pairs(
    project: Project, keys: tuple[Resource, ...], usage: dict[Span, _Usage]
) -> Iterator[_Pair]:
    paired: set[Span] = set()
    trails = [key for key in keys if _serves_trail(project, usage[key.id])]
    for key in keys:
        if key in trails or not _serves_logs(usage[key.id]):
            continue
        beside = [trail for trail in trails if _together(project, key, trail)]
        if len(beside) == 1:
            paired.add(key.id)
            uses = "is seen to use" if usage[key.id].lost else "uses"
            yield _Pair(
                key,
                beside[0],
                f"only CloudWatch Logs {uses} this key, and the trail beside it has a key of its"
                " own; one key serves both",
                "Use one key for the trail and the logs",
                _SOURCE,
            )
    for index, key in enumerate(keys):
        for later in keys[index + 1 :]:
            if {key.id, later.id} & paired or not _together(project, key, later):
                continue
            if _equal(project, key, later, usage):
                paired.add(later.id)
                yield _Pair(
                    later,
                    key,
                    f"this key is {_called(key)} once more: nothing but names tells them apart",
                    "Use one key for what two equal ones were made",
                    _EQUAL_SOURCE,
                )


def _serves_logs(usage: _Usage) -> bool:
    """Whether log groups use the key, and nothing else does."""
    return bool(usage.data) and {resource.kind for resource in usage.data} == {"logs.LogGroup"}


def _serves_trail(project: Project, usage: _Usage) -> bool:
    """Whether a trail uses the key, and beside it nothing but what belongs to the trail."""
    trails = [resource for resource in usage.data if resource.kind == "cloudtrail.Trail"]
    if not trails:
        return False
    own: set[Span] = set()
    for trail in trails:
        for word in ("s3_bucket_name", "sns_topic_name", "sns_topic"):
            entry = trail.body.get(word)
            if entry is not None and isinstance(entry.value, Reference):
                own.add(entry.value.target)
    return all(
        resource.kind in ("cloudtrail.Trail", "logs.LogGroup")
        or resource.id in own
        or any(_names(resource, project.resource(target)) for target in own)
        for resource in usage.data
    )


def _together(project: Project, one: Resource, other: Resource) -> bool:
    """Whether two keys are made for one place: one file, class, provider and region."""
    if one.id.path != other.id.path or project.home(one.id) != project.home(other.id):
        return False
    if one.constructor != other.constructor:
        return False
    mine, theirs = _members(one), _members(other)
    return all(_same(project, word, mine.get(word), theirs.get(word), text=True) for word in _APART)


def _members(key: Resource) -> dict[str, Entry]:
    """Properties and options by name."""
    members = {entry.key: entry for entry in (*key.body.entries, *key.options)}
    members.pop("opts", None)
    return members


def _same(
    project: Project, word: str, one: Entry | None, other: Entry | None, *, text: bool = False
) -> bool:
    """Whether a property is the same, a missing one being what KMS takes for it.

    With ``text`` it is also if it is written alike.
    """
    if one is None or other is None:
        given = one or other
        return given is None or (
            isinstance(given.value, Scalar) and given.value.value in _DEFAULTS.get(word, ())
        )
    if text and project.text(one.place) == project.text(other.place):
        return True
    identity: Hashable | None = project.identity(one.value)
    return identity is not None and identity == project.identity(other.value)


def _equal(project: Project, one: Resource, other: Resource, usage: dict[Span, _Usage]) -> bool:
    """Whether two keys are one key twice: equal, for the same, and used by the same services."""
    mine, theirs = _members(one), _members(other)
    words = (mine.keys() | theirs.keys()) - _NAMING - {"policy"}
    if not (one.body.complete and other.body.complete):
        return False
    if not all(_same(project, word, mine.get(word), theirs.get(word)) for word in words):
        return False
    if not _for_the_same(project, (one, usage[one.id]), (other, usage[other.id])):
        return False
    try:
        return merging.equal(merging.policy_of(project, one), merging.policy_of(project, other))
    except CannotMergeError:
        return False


def _for_the_same(
    project: Project, one: tuple[Resource, _Usage], other: tuple[Resource, _Usage]
) -> bool:
    """Whether two keys say that they are for the same, and what uses them does not belie it.

    Numbers tell keys apart that are both used: one for each tenant, say. A key that nothing uses
    may have a number that the other one lacks.
    """
    mine, theirs = _purpose(project, one[0]), _purpose(project, other[0])
    if one[1].unused or other[1].unused:
        numbers = [{word for word in words if word.isdigit()} for words in (mine, theirs)]
        return mine - numbers[0] == theirs - numbers[1] and (
            numbers[0] == numbers[1] or not all(numbers)
        )
    return bool(mine) and mine == theirs and one[1].services == other[1].services != frozenset()


def _purpose(project: Project, key: Resource) -> frozenset[str]:
    """Words and numbers that say what a key is for, in its names, description and aliases."""
    texts = list(key.bound)
    values = [] if key.name is None else [key.name]
    values += [entry.value for entry in key.body.entries if entry.key in _NAMING]
    values += [
        entry.value
        for alias in project.of_kind("kms.Alias")
        if _names(alias, key)
        for entry in alias.body.entries
        if entry.key == "name"
    ]
    for value in values:
        texts += [text for inner in walk(value) if (text := text_of(inner)) is not None]
    split = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
    return frozenset(w.lower() for text in texts for w in split.findall(text)) - _COMMON_WORDS


# --- merging ------------------------------------------------------------------------------------


def _merge(
    project: Project, old: Resource, kept: Resource, pair: _Pair, usage: dict[Span, _Usage]
) -> tuple[Edit, ...]:
    """The edits of the fix. Raises CannotMergeError and CannotRenderError."""
    _check_alone(pair, usage)
    _check_properties(project, old, kept)
    removed, stays = merging.policy_of(project, old), merging.policy_of(project, kept)
    logs, other = (removed, stays) if old is pair.first else (stays, removed)
    merging.check_services(logs, other)
    edits = merging.union(project, removed, stays, usage[old.id].calls)
    edits += _window(project, old, kept)
    edits += _rotation(project, old, kept)
    edits += _tags(project, old, kept)
    alias = old.body.get("alias")
    if alias is not None:
        edits += project.add_alias(kept, alias)
    return tuple(dict.fromkeys((*edits, *project.unify(old, kept, edits))))


def _check_alone(pair: _Pair, usage: dict[Span, _Usage]) -> None:
    """Raise CannotMergeError if one of the keys cannot be touched, or more depends on it."""
    for key in (pair.first, pair.second):
        if key.protected:
            raise CannotMergeError(f"{_called(key)} is protected from deletion")
        if key.repeated:
            raise CannotMergeError(f"{_called(key)} is made more than once")
        if not key.body.complete:
            raise CannotMergeError(f"not all properties of {_called(key)} are seen")
        used = usage[key.id]
        if used.lost:
            raise CannotMergeError(f"not all uses of {_called(key)} are seen: {used.lost}")
        if used.others:
            method = used.others[0].method
            what = f"{method}() is called on it" if method else "by what is no resource"
            raise CannotMergeError(f"{_called(key)} is used in another way, too: {what}")
    first = usage[pair.first.id]
    if any(catalog.service_of(resource.kind) == "iam" for resource in first.resources):
        raise CannotMergeError(
            f"an IAM policy names {_called(pair.first)}; it would then allow the use of both keys"
        )
    for key, other in ((pair.first, pair.second), (pair.second, pair.first)):
        if other in usage[key.id].resources:
            raise CannotMergeError("one of them depends on the other")


def _check_properties(project: Project, old: Resource, kept: Resource) -> None:
    mine, theirs = _members(old), _members(kept)
    for word in sorted((mine.keys() | theirs.keys()) - _NAMING - _MERGED - _APART):
        if not _same(project, word, mine.get(word), theirs.get(word)):
            raise CannotMergeError(f"the two differ in {word}")


def _window(project: Project, old: Resource, kept: Resource) -> tuple[Edit, ...]:
    """The longer time between the deletion of the key in the stack and in KMS."""
    word = "deletion_window_in_days"
    mine, theirs = old.body.get(word), kept.body.get(word)
    if theirs is None or _same(project, word, mine, theirs):
        return ()
    if mine is not None:
        days, other = _number(mine), _number(theirs)
        if days is not None and other is not None:
            longer = days > other
            return project.replace(theirs.place, theirs.value, Literal(days)) if longer else ()
    elif _number(theirs) == _DEFAULT_WINDOW:
        return ()
    if not theirs.removal:
        raise CannotMergeError(f"the two differ in {word}")
    return theirs.removal


def _number(entry: Entry) -> int | None:
    value = entry.value
    return value.value if isinstance(value, Scalar) and type(value.value) is int else None


def _rotation(project: Project, old: Resource, kept: Resource) -> tuple[Edit, ...]:
    """Rotation, if either key has it."""
    word = "enable_key_rotation"
    mine, theirs = old.body.get(word), kept.body.get(word)
    if mine is None or _false(mine) or _same(project, word, mine, theirs):
        return ()
    if not (isinstance(mine.value, Scalar) and mine.value.value is True):
        raise CannotMergeError(f"the two differ in {word}")
    if theirs is None:
        return project.insert(kept.body, word, Literal(True))
    if isinstance(theirs.value, Scalar) and theirs.value.value is True:
        return ()
    if not _false(theirs):
        raise CannotMergeError(f"the two differ in {word}")
    return project.replace(theirs.place, theirs.value, Literal(True))


def _false(entry: Entry) -> bool:
    return isinstance(entry.value, Scalar) and entry.value.value is False


def _tags(project: Project, old: Resource, kept: Resource) -> tuple[Edit, ...]:
    """The tags that the kept key lacks; where both have one, the kept key's stays."""
    mine, theirs = old.body.get("tags"), kept.body.get("tags")
    if mine is None or _same(project, "tags", mine, theirs):
        return ()
    if theirs is None:
        return project.insert(kept.body, "tags", Verbatim(mine.place))
    if not (isinstance(mine.value, Mapping) and isinstance(theirs.value, Mapping)):
        raise CannotMergeError("their tags are not followed")
    have = {entry.key for entry in theirs.value.entries}
    edits: list[Edit] = []
    for entry in mine.value.entries:
        if entry.key in have:
            continue
        if not kept.id.contains(theirs.value.span):
            raise CannotMergeError("the tags that would change are not the kept key's alone")
        edits += project.insert(theirs.value, entry.key, Verbatim(entry.place))
    if not (mine.value.complete and theirs.value.complete) and not _same_rest(
        project, mine, theirs
    ):
        raise CannotMergeError("their tags are not followed")
    return tuple(edits)


def _same_rest(project: Project, one: Entry, other: Entry) -> bool:
    """Whether what is not seen of two mappings is written alike: ``**common`` in both."""
    return _rest(project, one) == _rest(project, other)


def _rest(project: Project, entry: Entry) -> str:
    value = entry.value
    assert isinstance(value, Mapping)
    text = project.text(value.span)
    for member in sorted(value.entries, key=lambda e: e.span, reverse=True):
        if value.span.contains(member.span):
            start, end = member.span.start - value.span.start, member.span.end - value.span.start
            text = text[:start] + text[end:]
    return re.sub(r"[\s,]", "", text)


def _called(key: Resource) -> str:
    """What the program calls a key, for a message."""
    if key.bound:
        return f"`{key.bound[0]}`"
    text = None if key.name is None else text_of(key.name)
    return f"`{text}`" if text and text.isprintable() else "the other key"
