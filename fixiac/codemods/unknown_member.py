"""API002: members, attributes and methods that a class of an SDK does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Mapping_
from functools import partial

from fixiac.calls import AttributeUse, Invocation
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import (
    Call,
    CannotRenderError,
    Concat,
    Environment,
    Expression,
    Invoke,
    Kept,
    Literal,
    Member,
    Object,
    Place,
    Verbatim,
)
from fixiac.model import Ambient, Mapping, Notation, Reference, Scalar
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas import Schema, Symbol, Type
from fixiac.schemas.documentation import address
from fixiac.schemas.likeness import article
from fixiac.schemas.members import (
    Metric,
    Only,
    companion,
    detour,
    gathered,
    metric,
    name_in_arn,
    only,
    refused,
)
from fixiac.schemas.uses import lookup, unlisted
from fixiac.shapes import fits, type_of

_SHOWN = 4
_METRIC = "aws_cdk.aws_cloudwatch.Metric"
_FOUND = re.compile(r"^pulumi_\w+\..*Get\w+Result$")
"""What a function of a Pulumi provider gives at once, where its other form gives an output."""
_NAMES = ("arn", "id", "name")
"""Attributes by which a resource is called."""
_EXTENDED = frozenset(
    "aws_cdk.App aws_cdk.NestedStack aws_cdk.Resource aws_cdk.Stack aws_cdk.Stage cdktf.App"
    " cdktf.TerraformStack cdktn.App cdktn.TerraformStack constructs.Construct"
    " pulumi.ComponentResource pulumi.CustomResource pulumi.Resource".split()
)
"""Classes that programs make their own ones of: what is called so may well have more than these."""
_SCALARS = frozenset({"str", "num", "int"})
_DOCS = {
    "aws_cdk": "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.",
    "pulumi_aws": "https://www.pulumi.com/registry/packages/aws/api-docs/",
}


class UnknownMember(Rule):
    """A class or enum has no member, attribute or method of that name.

    ## What it finds

    ``dynamodb.BillingMode.ON_DEMAND``, ``logs.RetentionDays.THIRTY_DAYS``, ``log_group.name``,
    ``asg.metric_cpu_utilization()``: names asked of an enum, a class or an object whose class is
    certain and whose schema has no such name; a method that is named where its result is needed,
    and an attribute that is called; ``apply`` on plain text, which ``get_secret_version`` gives
    where ``get_secret_version_output`` gives an output; attributes of a dict, and of an ARN or a
    name where the resource is meant. What the program sets itself, or looks for with ``hasattr``,
    is left out.

    ## Why

    The program stops with an ``AttributeError``, or a ``TypeError``, before anything is deployed.

    ## Fix

    The name becomes the one that the class has: by a list of renamed members, such as
    ``PAY_PER_REQUEST`` for DynamoDB's on-demand mode (its name in the API, see
    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BillingModeSummary.html);
    where it differs in capitals, underscores, the order or the plural of its words only, or in
    their form (``cluster_reader_endpoint``, ``cluster_read_endpoint``); by the value of an enum's
    member; where the CDK puts the name of the class in front (``bucket.arn`` is ``bucket_arn``),
    or ``attr_`` for CloudFormation (``detector_id`` is ``attr_id``), or Pulumi and CDKTF do not
    (``vpc.vpc_id`` is ``id``); where
    it is the only item of a list (``master_user_secret`` is ``master_user_secrets[0]``); where the
    one resource has it that belongs to this one (``invoke_url`` is asked of the API's stage); and a
    method with a name much alike if the arguments are of the classes that it asks for. The new
    name must be usable as the old one is: called with these arguments, or not called. A metric that
    the class has no method for is written out with the name and dimensions that AWS documents.
    A ``Chain`` of states becomes one state, which can catch and retry.
    Of what is asked of CDKTF's ``Fn`` and is no function of Terraform, CloudFormation's ``sub``
    with the account, region or partition becomes a text, and a data source is declared.
    A key of a dict, or a key and an attribute of what is under it (``made.bucket_arn``), is asked
    for in brackets. What is certainly the ARN of a resource is taken for its ``arn``, and the name
    at its end for its ``name``.

    ## When it does not fix

    No name, or more than one, fits. The nearest are named, and classes that have such a method.
    Of an object that is known by an interface only, names that it may have beside the
    interface are not reported.
    """

    code = "API002"
    name = "unknown-member"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each use."""
        uses = {use.span: use for use in project.attributes if not use.assigned}
        for use in uses.values():
            if use.kind == "module" or not use.holder:
                continue
            if use.holder == "str" and use.name == "apply":
                yield from self._applied(project, use, uses.get(use.base))
            elif use.holder == "str":
                yield self._of_text(project, use, uses)
            elif use.holder == "dict":
                yield self._keyed(project, use)
            elif use.symbol is None:
                yield from self._unknown(project, use)
            elif use.symbol.kind == "method" and use.call is not None:
                yield from self._refused(project, use)
            elif use.symbol.kind == "attribute" and use.call is not None:
                yield from self._called(project, use)
        yield from self._uncalled(project)

    def _unknown(self, project: Project, use: AttributeUse) -> Iterator[Finding]:
        schema = project.schema(use.holder.partition(".")[0])
        holder = schema.lookup(use.holder) if schema is not None else None
        if (
            schema is None
            or holder is None
            or not holder.complete
            or unlisted(f"{use.holder}.{use.name}")
        ):
            return
        fix, unfixed = None, ""
        try:
            fix = _fix(project, schema, holder, use)
        except CannotRenderError as error:
            unfixed = str(error)
        derived = use.inherited or (not use.exact and holder.name in _EXTENDED)
        if fix is None and (holder.kind == "interface" or derived):
            return
        kind = "member" if holder.kind == "enum" else "method" if use.call else "attribute"
        yield self.finding(
            use.name_span,
            f"{use.holder} has no {kind} {use.name}",
            fix,
            unfixed="" if fix else unfixed or _nearest(schema, holder, use),
            source=_source(holder, use),
        )

    def _keyed(self, project: Project, use: AttributeUse) -> Finding:
        """``pulumi.Output.all(url=url).url``: a dict has keys, not attributes."""
        written = project.text(use.base)
        keys = ", ".join(use.keys[:_SHOWN]) + ", ..." * (len(use.keys) > _SHOWN)
        message = f"{written} is a dict with the keys {keys}, and has no attribute {use.name}"
        if not use.within:
            unfixed = "which of its keys is meant is not certain"
            return self.finding(use.name_span, message, unfixed=unfixed)
        key, *attributes = use.within
        quote = _quote(project, use)
        after = Span(use.base.path, use.base.end, use.name_span.end)
        asked = "".join((f"[{quote}{key}{quote}]", *(f".{name}" for name in attributes)))
        return self.finding(use.name_span, message, Fix(f"Ask for {asked}", (Edit(after, asked),)))

    def _of_text(
        self, project: Project, use: AttributeUse, uses: Mapping_[Span, AttributeUse]
    ) -> Finding:
        """``bucket.bucket.id``: the name of a resource has no attributes, the resource has."""
        written = project.text(use.base)
        named = [uses.get(place) for place in use.given or (use.base,)]
        edits = [
            Edit(Span(base.span.path, base.base.end, base.span.end), "")
            for base in named
            if base is not None and _names_one_with(project, base, use.name)
        ]
        certain = len(edits) == len(named)
        fix = Fix("Take the resource itself", tuple(edits)) if certain else _of_origin(project, use)
        return self.finding(
            use.name_span,
            f"{written} is a text, which has no {use.name}",
            fix,
            unfixed="" if fix else "what was meant is not certain",
            source="https://www.pulumi.com/docs/iac/concepts/inputs-outputs/",
        )

    def _applied(
        self, project: Project, use: AttributeUse, base: AttributeUse | None
    ) -> Iterator[Finding]:
        """``get_secret_version(...).secret_string.apply``: what a function gives is no output."""
        if base is None or use.call is None or not _FOUND.search(base.holder):
            return
        output = f"{base.holder.rpartition('.')[2]}.{base.name}"
        fix, unfixed = None, ""
        try:
            fix = _as_output(project, use, base)
        except CannotRenderError as error:
            unfixed = str(error)
        yield self.finding(
            use.name_span,
            f"{output} is plain text, which has no method apply",
            fix,
            unfixed=unfixed,
            source="https://www.pulumi.com/docs/iac/concepts/functions/provider-functions/",
        )

    def _called(self, project: Project, use: AttributeUse) -> Iterator[Finding]:
        """``bucket.bucket_arn()``: what is called is plain data, or a member of an enum."""
        assert use.symbol is not None
        assert use.call is not None
        type_ = use.symbol.returns
        if use.kind != "instance" or type_ is None or not _is_text(type_):
            return
        fix = None
        if not use.arguments and use.complete:
            brackets = Span(use.span.path, use.span.end, use.call.end)
            fix = Fix(f"Read {use.name} without calling it", (Edit(brackets, ""),))
        yield self.finding(
            use.name_span,
            f"{use.name} of {use.holder} is an attribute, not a method, and cannot be called",
            fix,
            unfixed="" if fix else "the call passes arguments",
        )

    def _refused(self, project: Project, use: AttributeUse) -> Iterator[Finding]:
        """``table.metric_system_errors()``: CDK itself stops when nothing says of what."""
        assert use.call is not None
        row = refused(f"{use.holder}.{use.name}")
        if row is None or not use.complete or any(p.name == row.without for p in use.arguments):
            return
        call = use.call
        shown = any(
            other.callee.endswith("Widget") and other.span.contains(call) for other in project.calls
        )  # an alarm takes no sum of more than ten metrics
        yield self.finding(
            use.name_span,
            f"{use.name}() of {use.holder} stops the program without `{row.without}`",
            Fix(f"Use {row.instead}", (Edit(use.name_span, row.instead),)) if shown else None,
            unfixed="" if shown else f"{row.instead}() may have too many metrics for this place",
            source=address(use.holder),
        )

    def _uncalled(self, project: Project) -> Iterator[Finding]:
        """``ec2.Port.all_traffic``: a method where an argument asks for what it returns."""
        methods = {
            use.span: use
            for use in project.attributes
            if use.symbol is not None and use.symbol.kind == "method" and use.call is None
        }
        if not methods:
            return
        for call in project.calls:
            for passed in call.arguments:
                use = methods.get(passed.place)
                wanted = _wanted(call, passed.name, passed.position)
                if use is None or use.symbol is None or wanted is None:
                    continue
                method = use.symbol
                if method.returns is None or any(a.required for a in method.arguments):
                    continue
                same = method.returns in wanted.alternatives
                if method.returns.name in ("any", "none") or not (
                    same or fits(partial(lookup, project.schema), method.returns, wanted) == "yes"
                ):
                    continue
                end = Span(use.span.path, use.span.end, use.span.end)
                yield self.finding(
                    use.name_span,
                    f"{use.name} of {use.holder} is a method; the argument asks for its result",
                    Fix(f"Call {use.name}()", (Edit(end, "()"),)),
                )


def _fix(project: Project, schema: Schema, holder: Symbol, use: AttributeUse) -> Fix | None:
    """The fix if one thing alone can be meant. Raises CannotRenderError."""
    known = _metric_of(schema, holder, use.name)
    if known is not None and use.call is not None and use.complete:
        return Fix(f"Take the metric {known.name}", _measured(project, use, known))
    item = only(f"{holder.name}.{use.name}")
    if item is not None and use.kind == "instance" and use.call is None:
        return _first(project, item, use)
    fix = _along(project, schema, holder, use)
    if fix is not None:
        return fix
    fix = _whole(project, use)
    if fix is not None:
        return fix
    other = _of_other(project, holder, use) or _foreign(project, use)
    if other is not None:
        return other
    for names in _meant(project, schema, holder, use):
        if len(names) == 1:
            return _rename(project, use, names[0])
        if names:
            return None
    return None


def _meant(
    project: Project, schema: Schema, holder: Symbol, use: AttributeUse
) -> Iterator[list[str]]:
    """Names that fit the use, the surest kind of likeness first."""
    near = schema.near(f"{holder.name}.{use.name}")
    own = _names(holder)
    renamed = [c.name for c in near if c.reason == "renamed"]
    renamed += [
        f"{holder.name}.{c.name.rpartition('.')[2]}"
        for base in _bases(schema, holder)
        for c in schema.near(f"{base}.{use.name}")
        if c.reason == "renamed"
    ]
    likeness: list[list[str]] = [
        list(dict.fromkeys(renamed)),
        [f"{holder.name}.{name}" for name, value in holder.values.items() if value == use.name],
        [c.name for c in near if c.reason == "case"],
        [f"{holder.name}.{name}" for name in own if _same_words(name, use)],
        [f"{holder.name}.{name}" for name in own if _forms(name, use)],
        [f"{holder.name}.{name}" for name in _completed(holder, use.name)],
    ]
    yield [name for name in likeness.pop(0) if _suits(schema, name, use, arguments=False)]
    for names in likeness:
        yield [name for name in names if _suits(schema, name, use)]
    if use.kind == "instance" and use.call is None and not use.inherited:
        yield [f"{holder.name}.{name}" for name in _prefixed(holder, use.name)]
    if use.call is not None:
        yield [
            c.name
            for c in near
            if c.reason == "spelling"
            and _suits(schema, c.name, use)
            and _certain(project, schema, c.name, use)
        ]


def _along(project: Project, schema: Schema, holder: Symbol, use: AttributeUse) -> Fix | None:
    """Take the member of what the object holds, as is known of it."""
    owners = [holder.name, *_bases(schema, holder)]
    found = next((row for o in owners if (row := detour(f"{o}.{use.name}")) is not None), None)
    if found is None or use.kind != "instance":
        return None
    if found.given:
        made = [
            call.argument(found.given)
            for mention in project.uses
            if mention.base == use.base
            for call in project.calls
            if call.span == mention.target
        ]
        if not made or None in made:
            return None
    return Fix(f"Use {found.path}", (Edit(use.name_span, found.path),))


def _whole(project: Project, use: AttributeUse) -> Fix | None:
    """Make one thing of several parts first, which has the member."""
    row = gathered(f"{use.holder}.{use.name}")
    if row is None or use.kind != "instance" or use.call is None:
        return None
    text = project.texts[use.base.path]
    if (use.statement.start, use.statement.end) == (use.base.start, use.call.end):
        raise CannotRenderError("what it gives is not used")
    written = re.sub(r"^(\w+\.)?Chain\.start\(", "", text[use.base.start : use.base.end])
    words = re.findall(r"[A-Za-z0-9]+", re.split(r"[^\w.]|\.\w+\(", written)[0])
    id_ = "".join(word[:1].upper() + word[1:] for word in (*words, "chain") if word != "self")
    taken = any(f"{quote}{id_}{quote}" in text for quote in "\"'")
    others = [u for u in project.attributes if u.symbol is None and u.name == use.name]
    if not words or taken or any(_starts_alike(text, use, other) for other in others):
        raise CannotRenderError("what it may be called is not certain")
    said = tuple((name, Literal(value)) for name, value in row.saying.items())
    made = Invoke(Kept(), row.by, (("", Literal(id_)), *said))
    return Fix(f"Make one state of it with {row.by}()", project.wrap(use.base, made))


def _starts_alike(text: str, one: AttributeUse, other: AttributeUse) -> bool:
    """Whether another use is asked of what begins with the same name."""
    if one.base == other.base or one.base.path != other.base.path:
        return False
    names = [
        re.split(r"\W", text[u.base.start : u.base.end].removeprefix("self."))[0]
        for u in (one, other)
    ]
    return names[0] == names[1]


def _of_other(project: Project, holder: Symbol, use: AttributeUse) -> Fix | None:
    """Ask the one resource that has it and belongs to this one. Raises CannotRenderError."""
    row = companion(f"{holder.name}.{use.name}")
    first = next((mention.target for mention in project.uses if mention.base == use.base), None)
    if row is None or first is None or use.call is not None:
        return None
    others = [
        call
        for call in project.calls
        if call.callee == row.callee
        and (by := call.argument(row.by)) is not None
        and isinstance(by.value, Reference)
        and by.value.target == first
    ]
    if len(others) != 1:
        return None
    last = row.callee.rpartition(".")[2]
    word = _words(last)[-1]
    text, edits = project.companion(use.base, first, others[0].span, word)
    return Fix(f"Ask the {last}", (Edit(use.span, f"{text}.{row.gives}"), *edits))


def _suits(schema: Schema, qualified: str, use: AttributeUse, *, arguments: bool = True) -> bool:
    """Whether a name can be used as the other one is, with the same ``arguments`` if that counts.

    Arguments that a method does not take under its right name have a finding of their own.
    """
    symbol = schema.lookup(qualified)
    owner = schema.lookup(qualified.rpartition(".")[0])
    last = qualified.rpartition(".")[2]
    if symbol is None or owner is None:
        return False
    if symbol.kind == "struct":  # a class in a class: its fields have findings of their own
        return use.kind == "static"
    if symbol.kind == "member":
        return use.kind == "static" and use.call is None
    if symbol.kind == "attribute":
        attribute = owner.attribute(last)
        static = attribute is not None and attribute.static
        return static == (use.kind == "static") and (
            use.call is None or (use.complete and not use.arguments)
        )
    method = owner.method(last)
    if method is None or method.static != (use.kind == "static") or use.call is None:
        return False
    return method.open or not arguments or _takes(symbol, use)


def _takes(method: Symbol, use: AttributeUse) -> bool:
    """Whether a method takes the arguments that are passed, and lacks none."""
    names = [argument.name for argument in method.arguments]
    places = [argument.name for argument in method.arguments if argument.positional]
    given = {passed.name for passed in use.arguments if passed.name}
    count = sum(1 for passed in use.arguments if not passed.name)
    filled = given | set(places[:count])
    required = {argument.name for argument in method.arguments if argument.required}
    return given <= set(names) and count <= len(places) and (not use.complete or required <= filled)


def _certain(project: Project, schema: Schema, qualified: str, use: AttributeUse) -> bool:
    """Whether an argument of a class of its own shows that this method is meant."""
    method = schema.lookup(qualified)
    if method is None or method.kind != "method":
        return False
    places = [argument for argument in method.arguments if argument.positional]
    shown = False
    for passed in use.arguments:
        if passed.name:
            wanted = method.argument(passed.name)
        else:
            wanted = places[passed.position] if passed.position < len(places) else None
        given = type_of(passed)
        if wanted is None or given is None:
            return False
        if fits(partial(lookup, project.schema), given, wanted.type) != "yes":
            return False
        shown = shown or given.is_class
    return shown


def _completed(holder: Symbol, name: str) -> list[str]:
    """Members of an enum that begin with a name of several words and end as most of them do."""
    members = [member.split("_") for member in holder.members]
    words = name.split("_")
    return [
        "_".join(member)
        for member in members
        if len(words) > 1
        and member[: len(words)] == words
        and all(
            2 * sum(word in other for other in members) > len(members)
            for word in member[len(words) :]
        )
    ]


def _prefixed(holder: Symbol, name: str) -> list[str]:
    """Attributes with the words of the class in front, or without those that are written.

    Only texts and numbers, and the outputs of such. The id of an IAM thing is its name to one SDK
    and a number to another.
    """
    if ".iam" in holder.name.replace("_", ".") and name.endswith("id"):
        return []
    words = _words(holder.name.rpartition(".")[2])
    runs = {
        "_".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }
    if words[:1] == ["cfn"]:
        name = "_".join(_without(name.split("_"), words[1:]))
        runs = {"attr"}
    own = {a.name for a in holder.attributes if not a.static and _is_text(a.type)}
    longer = [a for a in own if a.endswith(f"_{name}") and a[: -len(name) - 1] in runs]
    shorter = [a for a in own if name.endswith(f"_{a}") and name[: -len(a) - 1] in runs]
    return longer or shorter


def _without(name: list[str], own: list[str]) -> list[str]:
    """The words of a name without those that a class has for itself in front."""
    for size in range(min(len(own), len(name) - 1), 0, -1):
        if name[:size] == own[-size:]:
            return name[size:]
    return name


def _same_words(name: str, use: AttributeUse) -> bool:
    """Whether two names are the same but for the order of their words.

    The plural makes no difference to a method or a member; of data it makes a list.
    """
    if name.isupper() != use.name.isupper():
        return False
    if use.call is None and not name.isupper():
        return sorted(name.split("_")) == sorted(use.name.split("_"))
    return _singular(name) == _singular(use.name)


def _forms(name: str, use: AttributeUse) -> bool:
    """Whether two names of data have the same words, some in another form: reader, read."""
    words, others = name.split("_"), use.name.split("_")
    if use.call is not None or name.isupper() or len(words) != len(others) or len(words) < 2:
        return False
    return all(
        one == other or f"{one}er" == other or f"{other}er" == one
        for one, other in zip(words, others, strict=True)
    )


def _singular(name: str) -> list[str]:
    return sorted(word.removesuffix("s") or word for word in name.lower().split("_"))


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)]


def _is_text(type_: Type) -> bool:
    inner = type_.items[0] if type_.name == "output" else type_
    return inner.name in _SCALARS


def _names(holder: Symbol) -> list[str]:
    return [
        *holder.members,
        *(attribute.name for attribute in holder.attributes),
        *(method.name for method in holder.methods),
    ]


def _bases(schema: Schema, holder: Symbol) -> Iterator[str]:
    for name in holder.bases:
        yield name
        base = schema.lookup(name)
        if base is not None:
            yield from _bases(schema, base)


def _metric_of(schema: Schema, holder: Symbol, name: str) -> Metric | None:
    """The metric that a method of the class, or of one that it extends, was to give."""
    for owner in (holder.name, *_bases(schema, holder)):
        found = metric(f"{owner}.{name}")
        if found is not None:
            return found
    return None


def _first(project: Project, item: Only, use: AttributeUse) -> Fix:
    """Take the only item of a list; of the item what is meant by it as a text."""
    text = project.texts[use.span.path]
    alone = item.alone and text[use.span.end : use.span.end + 1] not in (".", "[")
    name = f"{item.name}[0]" + (f".{item.alone}" if alone else "")
    return Fix(f"Use {name}", (Edit(use.name_span, name),))


# --- functions of Terraform -----------------------------------------------------------------

_PROVIDERS = {
    "cdktf.Fn": "cdktf_cdktf_provider_aws",
    "cdktn.Fn": "cdktn_provider_aws",
}
_PSEUDO = {
    "AWS::AccountId": Ambient.ACCOUNT,
    "AWS::Region": Ambient.REGION,
    "AWS::Partition": Ambient.PARTITION,
}


def _foreign(project: Project, use: AttributeUse) -> Fix | None:
    """What is asked of Terraform's functions and is none: CloudFormation's ``sub``, data sources.

    Raises CannotRenderError.
    """
    provider = _PROVIDERS.get(use.holder)
    if provider is None or use.call is None or not use.complete:
        return None
    if use.name.startswith("data_aws_"):
        last = "".join(word.capitalize() for word in use.name.split("_"))
        qualified = f"{provider}.{use.name}.{last}"
        places = [passed for passed in use.arguments if not passed.name]
        if lookup(project.schema, qualified) is None or len(places) != 2:
            return None
        name, edits = project.require(qualified, use.span)
        return Fix(f"Declare {article(last)} {last}", (Edit(use.span, name), *edits))
    text = use.arguments[0].value if len(use.arguments) == 1 else None
    if use.name != "sub" or not isinstance(text, Scalar) or not isinstance(text.value, str):
        return None
    parts: list[Expression] = []
    for part in re.split(r"(\$\{[^}]*\})", text.value):
        if part.startswith("${"):
            if part[2:-1] not in _PSEUDO:
                return None
            parts.append(Environment(_PSEUDO[part[2:-1]]))
        elif part:
            parts.append(Literal(part))
    made = project.render(
        Concat(tuple(parts)), Place(use.span.path, use.call.start, Notation.PYTHON)
    )
    return Fix("Put the text together here", (Edit(use.call, made.text), *made.edits))


# --- edits ----------------------------------------------------------------------------------


def _rename(project: Project, use: AttributeUse, qualified: str) -> Fix:
    """Edits by which the use has another name. Raises CannotRenderError."""
    owner, _, last = qualified.rpartition(".")
    edits: tuple[Edit, ...] = (Edit(use.name_span, last),)
    if owner != use.holder and use.kind == "static":
        name, more = project.require(owner, use.span)
        edits = (Edit(use.span, f"{name}.{last}"), *more)
    schema = project.schema(owner.partition(".")[0])
    symbol = schema.lookup(qualified) if schema is not None else None
    if use.call is not None and symbol is not None and symbol.kind == "attribute":
        edits = (*edits, Edit(Span(use.span.path, use.span.end, use.call.end), ""))
    return Fix(f"Use {last}", edits)


def _of_origin(project: Project, use: AttributeUse) -> Fix | None:
    """Take the text itself for the attribute that it is, or the name out of an ARN."""
    if use.origin is None:
        return None
    holder, attribute = use.origin
    after = Span(use.base.path, use.base.end, use.span.end)
    if use.name == attribute:
        return Fix(f"Take it as the {attribute} that it is", (Edit(after, ""),))
    found = name_in_arn(holder)
    if found is None or (attribute, use.name) != ("arn", "name"):
        return None
    quote = _quote(project, use)
    taken = f".apply(lambda arn: arn.split({quote}{found[0]}{quote})[-1])"
    return Fix("Take the name out of the ARN", (Edit(after, taken),))


def _names_one_with(project: Project, base: AttributeUse, name: str) -> bool:
    """Whether an attribute only names its resource, and that has an attribute ``name``."""
    if base.name not in (base.holder.rpartition(".")[2].lower(), *_NAMES):
        return False
    holder = lookup(project.schema, base.holder)
    attribute = holder.attribute(name) if holder is not None else None
    return attribute is not None and not attribute.static


def _quote(project: Project, use: AttributeUse) -> str:
    """The quote for a text there, which may be inside of an f-string."""
    before = project.texts[use.span.path][use.statement.start : use.span.start]
    opened = re.findall(r"\b[fF][rR]?([\"'])", before)
    return "'" if opened and opened[-1] == '"' else '"'


def _as_output(project: Project, use: AttributeUse, base: AttributeUse) -> Fix:
    """Ask for the output form of the function, or else make an output of what it gave."""
    for call in project.calls:
        if call.span == base.base and call.kind == "function":
            name, text = call.callee.rpartition(".")[2], project.texts[call.path]
            written = text[call.function.start : call.function.end]
            known = lookup(project.schema, f"{call.callee}_output") is not None
            if known and written.endswith(f".{name}"):
                end = Span(call.path, call.function.end, call.function.end)
                return Fix(f"Use {name}_output", (Edit(end, "_output"),))
    made = Call("pulumi.Output.from_input", (("", Kept()),))
    return Fix("Make an output of it", project.wrap(use.base, made))


def _measured(project: Project, use: AttributeUse, known: Metric) -> tuple[Edit, ...]:
    """Edits that take a metric by its name. Raises CannotRenderError."""
    assert use.call is not None
    members: list[tuple[str, Expression]] = []
    edits: tuple[Edit, ...]
    if known.namespace:
        name, edits = project.require(_METRIC, use.span)
        edits = (Edit(use.span, name), *edits)
        dimensions = tuple(
            (word, Member(Verbatim(use.base), attribute))
            for word, attribute in known.dimensions.items()
        )
        members += [
            ("namespace", Literal(known.namespace)),
            ("metric_name", Literal(known.name)),
            ("dimensions_map", Object(dimensions)),
        ]
    else:
        edits = (Edit(use.name_span, "metric"),)
        members.append(("metric_name", Literal(known.name)))
    given = {passed.name for passed in use.arguments}
    if known.statistic and "statistic" not in given:
        members.append(("statistic", Literal(known.statistic)))
    inside = Mapping(use.call, (), slot=use.slot, notation=Notation.CALL)
    return (*edits, *project.fill(inside, members))


# --- words ----------------------------------------------------------------------------------


def _nearest(schema: Schema, holder: Symbol, use: AttributeUse) -> str:
    """Why there is no fix, with what may be meant."""
    near = [c.name.rpartition(".")[2] for c in schema.near(f"{holder.name}.{use.name}")]
    near += [name for name in _prefixed(holder, use.name) if name not in near]
    if near:
        return f"it may be {_listed(near)}"
    if use.call is None:
        return "no name is like it"
    module = holder.name.rpartition(".")[0]
    others = [
        f"{name}.{use.name}"
        for name in schema.members(module)
        if (other := schema.lookup(f"{module}.{name}")) is not None
        and other.kind == "class"
        and other.method(use.name) is not None
    ]
    return f"other classes have it: {_listed(others)}" if others else "no name is like it"


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown


def _source(holder: Symbol, use: AttributeUse) -> str:
    known = metric(f"{holder.name}.{use.name}")
    if known is not None:
        return known.source
    root, _, rest = holder.name.partition(".")
    if root == "aws_cdk":
        module, _, name = rest.rpartition(".")
        return f"{_DOCS[root]}{module}/{name}.html" if module else ""
    if root == "pulumi_aws":
        return f"{_DOCS[root]}{rest.lower().replace('.', '/').replace('lambda_', 'lambda')}/"
    return ""


def _wanted(call: Invocation, name: str, position: int) -> Type | None:
    """The type that an argument has to be of."""
    if name:
        argument = call.symbol.argument(name)
        return argument.type if argument is not None else None
    places = [argument for argument in call.symbol.arguments if argument.positional]
    return places[position].type if 0 <= position < len(places) else None
