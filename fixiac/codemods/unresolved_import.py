"""IMP002: modules, classes and functions that are imported or used and do not exist."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Callable, Iterator, Sequence

from fixiac.asked import asked, structure
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import Call, CannotRenderError, Environment, Literal, Member
from fixiac.model import Ambient, Imported, Mention, Opaque
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas import Candidate, Symbol, Type
from fixiac.schemas.uses import fits, lookup, named_after, plain_data, unlisted
from fixiac.shapes import SWITCHES, takes_only

_SHOWN = 4
_CLOSE = 0.93
"""How like two names of a program must be to count as a slip: one letter in a dozen."""
_COUNTS = frozenset("count days hours mb minutes number seconds size value".split())
"""Words that a name may leave out at its end: ``LAMBDA_MEMORY`` is ``lambda_memory_size``."""
_NEAR = 0.8
"""How like the words of two modules must be of which one has all that is used of the other."""
_TIERS = (("renamed",), ("case", "suffix"), ("module",), ("spelling",))
"""Reasons for a candidate, the surest first; the first tier with one that fits decides."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """A use whose first ``depth`` attributes lead to nothing; ``root`` is what its name means."""

    use: Mention
    depth: int
    root: str


class UnresolvedImport(Rule):
    """A module, class or function that is imported or taken from a module does not exist.

    ## What it finds

    Imports of names that the SDK does not have, in the version that is the target: a CDKTF class
    without the `A` that the generator puts in (`S3BucketVersioning`), modules of CDK v1
    (`aws_cdk.core`), a name from the wrong module, a name spelled otherwise. Attributes of
    modules (`aws.events.Rule`). Names imported from a file of the program that does not define
    them, and imports of the program's own modules that are in no file of it: nor on the disk.
    Imports inside `if` and `try` are left out, and so are packages that fixiac does not know and
    names that begin with an underscore.

    ## Why

    The program stops with an `ImportError` or an `AttributeError` before anything is deployed.

    ## Fix

    The name is replaced by the one that exists, in the import and in all its uses, if one alone is
    meant: as the structure that the argument asks for which it is made for; by a list of certain
    renames; by its letters but for capitals, underscores, the `A` and a `V2`; as the only one of
    that name in another module; or as the only one that is spelled alike and takes every argument
    given, or has all that is used of a module. In each case it must be possible to use it as the
    program does: a construct is called with a scope and an id, a struct with keywords alone. Of the
    program's own files, the one other file is meant that has the name, or else the one name of the
    file that differs by capitals, underscores, a letter, or a word at its end that says what it
    counts (`memory_size`) alone. Of a module that is in no file, the names are imported from the
    one file that defines each of them. What CDKTF would have made as `imports.aws`, if a
    `cdktf.json` named the AWS provider, comes from the prebuilt package. A CDKTF struct that does
    not exist because its block is plain data becomes a mapping. An import that nothing uses and
    that nothing can be meant by goes.

    ## When it does not fix

    None or several fit, which are then named; the name has other values too; or the new name is
    taken.
    """

    code = "IMP002"
    name = "unresolved-import"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each name imported and each use of a module's attribute."""
        statements: dict[Span, list[Imported]] = {}
        absent: dict[Span, list[Imported]] = {}
        for imported in project.imports:
            if imported.absent:
                absent.setdefault(imported.statement, []).append(imported)
            elif not imported.guarded and not _exists(project, imported):
                statements.setdefault(imported.statement, []).append(imported)
        for missing in statements.values():
            yield from self._imports(project, missing)
        for lost in absent.values():
            yield self._absent(project, lost)
        yield from self._attributes(project)

    # --- imports ----------------------------------------------------------------------------

    def _imports(self, project: Project, missing: Sequence[Imported]) -> Iterator[Finding]:
        """Findings for the names of one statement. Those that leave their module go together."""
        moves: dict[Imported, str] = {}
        others: dict[Imported, Sequence[str]] = {}
        for imported in missing:
            meant, named = _meant(project, imported)
            if meant:
                moves[imported] = meant
            else:
                others[imported] = named
        leaving = {i: new for i, new in moves.items() if _module(i.qualified) != _module(new)}
        for imported, new in moves.items():
            group = leaving if imported in leaving else {imported: new}
            title = _use(project, *dict.fromkeys(group.values()))
            yield self._fixed(project, imported, title, lambda g=group: project.reimport(g))  # type: ignore[misc]
        plain = [i for i in others if _plain(project, i)]
        for imported in plain:
            title = f"Write {', '.join(i.bound for i in plain)} as plain mappings"
            yield self._fixed(project, imported, title, lambda: project.as_mappings(plain))
        unused = [i for i in others if not i.uses and not i.file and i not in plain]
        for imported, named in others.items():
            if imported not in plain:
                yield self._other(project, imported, named, unused)

    def _absent(self, project: Project, lost: Sequence[Imported]) -> Finding:
        """A finding for a statement whose module is in no file; other files may have the names."""
        first = lost[0]
        message = f"{first.absent} is imported, which is in no file of the program"
        found = {imported: project.found_for(imported) for imported in lost}
        named = tuple(dict.fromkeys(name for names in found.values() for name in names))
        unfixed = _unfixed(named) if named else "what it should hold is not known"
        if all(len(names) == 1 for names in found.values()):
            title = f"Import {', '.join(named)}"
            try:
                edits = project.reimport({i: names[0] for i, names in found.items()})
                fix = Fix(title, edits, group=first.statement)
                return self.finding(first.statement, message, fix)
            except CannotRenderError as error:
                unfixed = f"{title}: {error}"
        return self.finding(first.statement, message, unfixed=unfixed)

    def _other(
        self,
        project: Project,
        imported: Imported,
        named: Sequence[str],
        unused: Sequence[Imported],
    ) -> Finding:
        """A finding for an import that has no one counterpart."""
        targets = _dispersed(project, imported)
        if targets:
            title = f"Use {', '.join(dict.fromkeys(targets))}"
            return self._fixed(
                project, imported, title, lambda: project.disperse(imported, targets)
            )
        if imported in unused:
            title = f"Remove the import of {', '.join(i.bound for i in unused)}"
            return self._fixed(project, imported, title, lambda: project.forget(unused))
        return self.finding(imported.span, _message(project, imported), unfixed=_unfixed(named))

    def _fixed(
        self,
        project: Project,
        imported: Imported,
        title: str,
        edits: Callable[[], tuple[Edit, ...]],
    ) -> Finding:
        message = _message(project, imported)
        related = tuple(use.span for use in imported.uses)
        try:
            fix = Fix(title, edits(), group=imported.statement)
        except CannotRenderError as error:
            unfixed = f"{title}: {error}"
            return self.finding(imported.span, message, related=related, unfixed=unfixed)
        return self.finding(imported.span, message, fix, related=related)

    # --- attributes of modules ----------------------------------------------------------------

    def _attributes(self, project: Project) -> Iterator[Finding]:
        """Findings for what imported modules do not have, each use by itself."""
        missing: dict[tuple[str, str], dict[Span, _Place]] = {}
        wanted = _Wanted(project)
        for imported in project.imports:
            if imported.guarded or not imported.exclusive:
                continue
            evaluated = {use.chain for use in imported.uses if use.evaluated}
            for use in imported.uses:
                gap = _gap(project, imported.root, use)
                if gap is not None and use.chain in evaluated:
                    depth, name = gap
                    ambient = _ambient(project, name, use)
                    if ambient is not None:
                        yield self._asked_of_aws(project, name, use, *ambient)
                        continue
                    meant = wanted.at(use) if depth == len(use.chain) else ""
                    meant = meant or _elsewhere(project, name) or _promised(project, name, use)
                    if meant:
                        place = _Place(use, depth, imported.root)
                        yield self._attribute(project, name, place, meant, ())
                        continue
                    places = missing.setdefault((use.span.path, name), {})
                    places[use.span] = _Place(use, depth, imported.root)
        for (_, name), places in missing.items():
            yield from self._missing(project, name, list(places.values()))

    def _asked_of_aws(
        self, project: Project, name: str, use: Mention, what: Ambient, call: Span
    ) -> Finding:
        """A finding for a function of no package that was to give the account or the region."""
        message = f"{_release(project, name)} has no {name}"
        function, attribute = _PROVIDED[what]
        own = Environment(what)
        for expression in (own, Member(Call(f"pulumi_aws.{function}", ()), attribute)):
            try:
                edits = project.replace(call, Opaque(call), expression)
            except CannotRenderError as error:
                unfixed = str(error)
            else:
                fix = Fix(f"Ask the provider for the {what.value}", edits)
                return self.finding(use.parts[-1], message, fix)
        return self.finding(use.parts[-1], message, unfixed=unfixed)

    def _missing(self, project: Project, name: str, places: list[_Place]) -> Iterator[Finding]:
        """Findings for the uses of one name; what is meant may depend on what is taken from it."""
        meant, named = _pick(project, name, [_tail(place.use, place.depth) for place in places])
        if meant or any(len(place.use.chain) == place.depth for place in places):
            for place in places:
                yield self._attribute(project, name, place, meant, named)
            return
        inner: dict[str, list[_Place]] = {}
        for place in places:
            deeper = dataclasses.replace(place, depth=place.depth + 1)
            inner.setdefault(f"{name}.{place.use.chain[place.depth]}", []).append(deeper)
        for whole, deeper_places in inner.items():
            tails = [_tail(place.use, place.depth) for place in deeper_places]
            meant, near = _pick(project, whole, tails)
            for place in deeper_places:
                yield self._attribute(project, whole, place, meant, near or named)

    def _attribute(
        self,
        project: Project,
        name: str,
        place: _Place,
        meant: str,
        named: Sequence[str],
    ) -> Finding:
        use, depth, root = place.use, place.depth, place.root
        span = use.parts[depth - 1]
        message = f"{_release(project, name)} has no {name}"
        if not meant:
            fix = _switch(project, use)
            return self.finding(span, message, fix, unfixed="" if fix else _unfixed(named))
        try:
            fix = Fix(_use(project, meant), project.redirect(use, depth, root, meant))
        except CannotRenderError as error:
            return self.finding(span, message, unfixed=f"{meant} is meant, but {error}")
        return self.finding(span, message, fix)


class _Wanted:
    """The structures that arguments ask for, by where their calls begin; worked out when needed."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.places: dict[tuple[str, int], Type] | None = None

    def at(self, use: Mention) -> str:
        """The structure that is asked for where this one is made, if it can be made like that."""
        if not use.called or use.positional:
            return ""
        if self.places is None:
            self.places = {(at.path, at.start): type_ for at, type_ in asked(self.project)}
        type_ = self.places.get((use.span.path, use.span.start))
        struct = self._structure(type_) if type_ is not None else None
        if struct is None:
            return ""
        fields = {field.name for field in struct.arguments}
        return struct.name if not use.keywords or fields & set(use.keywords) else ""

    def _structure(self, type_: Type) -> Symbol | None:
        """The structure that is asked for, or a list of which is."""
        lists = [t.items[0] for t in type_.alternatives if t.name == "list"]
        return structure(self.project, type_) or (
            structure(self.project, lists[0]) if len(lists) == 1 else None
        )


_AMBIENT = {
    "pulumi.get_account": Ambient.ACCOUNT,
    "pulumi.get_account_id": Ambient.ACCOUNT,
    "pulumi.get_aws_region": Ambient.REGION,
    "pulumi.get_region": Ambient.REGION,
    "pulumi.get_partition": Ambient.PARTITION,
    "pulumi_aws.get_account": Ambient.ACCOUNT,
    "pulumi_aws.get_account_id": Ambient.ACCOUNT,
}
"""Functions that were never there, and what they were to give."""

_PROVIDED = {
    Ambient.ACCOUNT: ("get_caller_identity", "account_id"),
    Ambient.REGION: ("get_region", "name"),
    Ambient.PARTITION: ("get_partition", "partition"),
}
"""https://www.pulumi.com/registry/packages/aws/api-docs/getcalleridentity/ and its neighbours."""


def _ambient(project: Project, name: str, use: Mention) -> tuple[Ambient, Span] | None:
    """What a function that does not exist was to give as a text, and the call of it."""
    what = _AMBIENT.get(name)
    if what is None or not use.called or use.positional or use.keywords or use.unpacked:
        return None
    path = use.span.path
    called = next(
        (a.call for a in project.attributes if a.name_span == use.parts[-1] and a.call), None
    )
    if called is None or project.texts[path][called.end : called.end + 1] in (".", "["):
        return None
    return what, called


def _promised(project: Project, name: str, use: Mention) -> str:
    """What a function gives, where an annotation names it otherwise: ``GetSecretOutput``."""
    found = _GIVEN.fullmatch(name) if use.role == "annotation" and not use.called else None
    meant = f"{found[1]}Result" if found is not None else ""
    return meant if meant and lookup(project.schema, meant) is not None else ""


_GIVEN = re.compile(r"(pulumi_\w+\.(?:\w+\.)*(?:Get|AwaitableGet)\w+?)(?:Output|Response|Data)")


def _use(project: Project, *names: str) -> str:
    """The title of a fix, with the package that may have to be installed for it."""
    known = {imported.qualified.partition(".")[0] for imported in project.imports}
    roots = {name.partition(".")[0] for name in names} - known
    packages = sorted(root.replace("_", "-") for root in roots if root.startswith("pulumi_"))
    return f"Use {', '.join(names)}" + "".join(f", of the package {name}" for name in packages)


def _elsewhere(project: Project, name: str) -> str:
    schema = project.schema(name.partition(".")[0])
    return schema.elsewhere(name) if schema is not None else ""


def _exists(project: Project, imported: Imported) -> bool:
    if imported.file or imported.qualified.startswith("."):
        return imported.defined
    if project.schema(imported.qualified.partition(".")[0]) is None:
        return True
    if lookup(project.schema, imported.qualified) is not None:
        return True
    return _may_be(project, imported.qualified)


def _may_be(project: Project, name: str) -> bool:
    """Whether something may be there that the schema does not have, and is not renamed for sure."""
    schema = project.schema(name.partition(".")[0])
    inner = schema is not None and schema.is_file(_module(name))
    return (inner or unlisted(name)) and not _renamed(project, name)


def _renamed(project: Project, name: str) -> str:
    found = (c.name for c in _near(project, name) if c.reason == "renamed")
    return next(found, "")


def _near(project: Project, name: str) -> tuple[Candidate, ...]:
    schema = project.schema(name.partition(".")[0])
    return () if schema is None else schema.near(name)


def _meant(project: Project, imported: Imported) -> tuple[str, Sequence[str]]:
    """What stands for an import that does not exist, or else what it may be."""
    path = imported.span.path
    if imported.file:
        last = imported.qualified.rpartition(".")[2]
        found = [n for n in project.definitions(last, path) if n != imported.qualified]
        if not found:
            near = _spelled_alike(last, project.offers(imported.file))
            found = [f"{_module(imported.qualified)}.{name}" for name in near]
        return (found[0], found) if len(found) == 1 else ("", found)
    wanted = _Wanted(project)
    places = {wanted.at(use) if not use.chain else "" for use in imported.uses}
    if len(places) == 1 and "" not in places:
        return places.pop(), ()
    meant, named = _pick(project, imported.qualified, imported.uses)
    if meant and _is_module(project, meant) and _known(project, meant, path):
        return "", named
    return meant, named


def _spelled_alike(name: str, offered: Sequence[str]) -> list[str]:
    """The names of a file that are spelled alike.

    They differ by capitals and underscores, or by a word at the end that says what is counted; or
    else by a letter.
    """
    letters = name.replace("_", "").lower()
    same = [other for other in offered if other.replace("_", "").lower() == letters]
    if not same and "_" in name:
        counted = [(other, other.lower().rpartition("_")) for other in offered]
        same = [o for o, (start, _, end) in counted if start == name.lower() and end in _COUNTS]
    if same:
        return same
    return [
        other
        for other in offered
        if other.isupper() == name.isupper()
        and other[:1].isupper() == name[:1].isupper()
        and difflib.SequenceMatcher(None, letters, other.replace("_", "").lower()).ratio() >= _CLOSE
    ]


def _plain(project: Project, imported: Imported) -> bool:
    schema = project.schema(imported.qualified.partition(".")[0])
    return (
        schema is not None
        and bool(imported.uses)
        and schema.lookup(imported.qualified.rpartition(".")[0]) is not None
        and plain_data(schema, imported.qualified)
    )


def _known(project: Project, qualified: str, path: str) -> bool:
    return any(
        i.qualified == qualified and i.span.path == path and i.exclusive and not i.guarded
        for i in project.imports
    )


def _pick(project: Project, name: str, uses: Sequence[Mention]) -> tuple[str, Sequence[str]]:
    """The one name that exists and can be used like that, or else those that are near."""
    near = [c for c in _nearby(project, name) if ".outputs." not in c.name]
    for tier in _TIERS:
        found = [
            candidate.name
            for candidate in near
            if candidate.reason in tier and _likely(project, name, candidate, uses)
        ]
        if len(found) == 1:
            return found[0], found
        if found:
            return "", found
    return "", [candidate.name for candidate in near]


def _nearby(project: Project, name: str) -> tuple[Candidate, ...]:
    """Names near one, and what is near it in a module that is named like it."""
    near = _near(project, name)
    inside = [
        inner
        for candidate in near
        if candidate.reason == "case" and _is_module(project, candidate.name)
        for inner in _near(project, f"{candidate.name}.{name.rpartition('.')[2]}")
    ]
    return tuple(dict.fromkeys([*near, *inside]))


def _is_module(project: Project, name: str) -> bool:
    symbol = lookup(project.schema, name)
    return symbol is not None and symbol.kind == "module"


def _likely(project: Project, name: str, candidate: Candidate, uses: Sequence[Mention]) -> bool:
    """Whether a candidate can be used like that. The less its name tells, the more the uses have
    to.
    """
    if candidate.reason == "spelling" and _is_module(project, candidate.name):
        named = bool(uses) and all(use.chain for use in uses)
        return (
            named
            and _one_word_apart(name, candidate.name)
            and fits(project.schema, candidate.name, uses)
        )
    if candidate.reason == "spelling":
        given = any(use.called and use.keywords for use in uses)
        symbol = lookup(project.schema, candidate.name)
        if not given or symbol is None:
            return False
        if symbol.kind == "struct" and _first_word(name) != _first_word(candidate.name):
            return False
        return fits(project.schema, candidate.name, uses, strictly=True)
    if candidate.reason != "module":
        return fits(project.schema, candidate.name, uses)
    if not uses:
        return True
    symbol = lookup(project.schema, candidate.name)
    if not any(use.called or use.chain for use in uses):
        return symbol is not None and symbol.kind == "interface"
    block = symbol is not None and (symbol.is_construct or symbol.kind == "struct")
    strictly = not (block and named_after(candidate.name))
    return fits(project.schema, candidate.name, uses, strictly=strictly)


def _one_word_apart(name: str, other: str) -> bool:
    """Whether one word of a module's name is spelled otherwise, and no more."""
    words, others = (one.rpartition(".")[2].split("_") for one in (name, other))
    if len(words) != len(others):
        return False
    apart = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and difflib.SequenceMatcher(None, *apart[0]).ratio() >= _NEAR


def _first_word(qualified: str) -> str:
    match = re.match(r"[A-Z]*[a-z0-9]*", qualified.rpartition(".")[2])
    return match.group() if match else ""


def _dispersed(project: Project, imported: Imported) -> list[str]:
    """For each use of a module that does not exist, what is meant by it; empty unless all are
    clear.
    """
    by_name: dict[str, list[Mention]] = {}
    for use in imported.uses:
        if not use.chain:
            return []
        by_name.setdefault(f"{imported.root}.{use.chain[0]}", []).append(_tail(use, 1))
    meant = {name: _pick(project, name, uses)[0] for name, uses in by_name.items()}
    targets = [meant[f"{imported.root}.{use.chain[0]}"] for use in imported.uses]
    return targets if all(targets) else []


def _gap(project: Project, root: str, use: Mention) -> tuple[int, str] | None:
    """The first attribute that a module lacks, by its number from 1 and its full name."""
    name = root
    for depth, attribute in enumerate(use.chain, start=1):
        holder = lookup(project.schema, name)
        if holder is None or holder.kind != "module":
            return None
        name = f"{name}.{attribute}"
        if attribute.startswith("__"):
            return None
        if lookup(project.schema, name) is None:
            return None if _may_be(project, name) else (depth, name)
    return None


def _switch(project: Project, use: Mention) -> Fix | None:
    """Say true or false where an enum that does not exist was to say it: ``X.ENABLED``."""
    said = SWITCHES.get(use.chain[-1]) if use.parts else None
    if said is None:
        return None
    whole = Span(use.span.path, use.span.start, use.parts[-1].end)
    for call in project.calls:
        for passed in call.arguments:
            argument = call.symbol.argument(passed.name) if passed.place == whole else None
            if argument is not None and takes_only(argument, "bool"):
                return Fix(f"Say {said}", project.replace(whole, passed.value, Literal(said)))
    return None


def _tail(use: Mention, depth: int) -> Mention:
    """The use of what ``depth`` attributes lead to."""
    return dataclasses.replace(use, chain=use.chain[depth:], parts=use.parts[depth:])


def _module(qualified: str) -> str:
    return qualified.rpartition(".")[0]


def _release(project: Project, name: str) -> str:
    root = name.partition(".")[0]
    schema = project.schema(root)
    return root if schema is None else f"{root} {schema.version}"


def _message(project: Project, imported: Imported) -> str:
    if imported.file:
        return f"{imported.file} does not define {imported.qualified.rpartition('.')[2]}"
    return f"{_release(project, imported.qualified)} has no {imported.qualified}"


def _unfixed(named: Sequence[str]) -> str:
    if not named:
        return "nothing is known that it may be"
    shown = ", ".join(named[:_SHOWN])
    return f"it may be {shown}" + (f" and {len(named) - _SHOWN} more" * (len(named) > _SHOWN))
