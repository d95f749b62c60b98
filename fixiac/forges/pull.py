"""The pull request of a run: what it changes, and what a run leaves there."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fixiac import engine
from fixiac.engine.options import Options
from fixiac.engine.results import Result
from fixiac.forges import Change, Forge, ForgeError, target
from fixiac.forges.posting import keep, suggest
from fixiac.forges.suggestions import make
from fixiac.forges.target import Target
from fixiac.output import places
from fixiac.output.comment import Comment


@dataclass(slots=True)
class Posted:
    """What became of a comment. ``address`` is where it stands, if it does.

    ``refused`` says what the token may not do, or the forge does not take; ``failed`` what else
    went wrong. ``missing``: there was something to say, and it could not be said.
    """

    address: str = ""
    refused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    missing: bool = False


class Pull:
    """One pull request."""

    def __init__(self, where: Target, environment: Mapping[str, str]) -> None:
        """Connect with the token of the environment. Raises ForgeError."""
        self._target = where
        self._forge: Forge = where.connect(environment)
        self._commit = target.checked_out()
        self._root = places.top()

    def fix_changed(self, texts: Mapping[str, str], options: Options) -> Result:
        """Like ``engine.fix``, for what the pull request changes. Raises ForgeError."""
        if self.changes is not None:
            paths = texts if options.within is None else options.within
            within = {path for path in paths if self._change(path)}
            options = dataclasses.replace(options, within=within)
        return engine.fix(texts, options)

    @cached_property
    def changes(self) -> Mapping[str, Change] | None:
        """What the pull request changes, by path; None if that cannot be known."""
        try:
            changes = self._forge.changes()
        except ForgeError:
            if not self._target.foreign:
                raise
            return None
        return None if changes is None else {change.path: change for change in changes}

    def _change(self, path: str) -> Change | None:
        return (self.changes or {}).get(places.located(path, self._root))

    def link(self, path: str, line: int) -> str:
        """The address of a line, or nothing."""
        return self._target.line(self._commit, places.located(path, self._root), line)

    def post(self, comment: Comment, *, suggestions: bool) -> Posted:
        """Bring the comment up to date, and the suggestions if they are wanted."""
        posted = Posted()
        if suggestions:
            try:
                comment = self._suggest(comment)
            except ForgeError as error:
                not_taken = error.status in (400, 422)
                self._note(posted, "Suggestions not posted", error, harmless=not_taken)
        body = comment.resolved() if comment.clean else comment.markdown(self._forge.limit)
        try:
            posted.address = keep(self._forge, body, needed=not comment.clean)
        except ForgeError as error:
            posted.missing = not comment.clean
            self._note(posted, "Comment not posted", error)
        return posted

    def _note(
        self, posted: Posted, what: str, error: ForgeError, *, harmless: bool = False
    ) -> None:
        """Tell a token that may not do something from what went wrong."""
        if error.status == 403 or (error.status in (401, 404) and self._target.foreign):
            hint = "" if self._target.foreign else f"; it needs {self._forge.permission}"
            posted.refused.append(f"{what}, as the token may not write{hint}. {error}")
        elif harmless:
            posted.refused.append(f"{what}. {error}")
        else:
            posted.failed.append(str(error))

    def _suggest(self, comment: Comment) -> Comment:
        """Suggest what can be suggested, and give the comment that knows of it."""
        changes = {path: change for path in comment.before if (change := self._change(path))}
        wanted = make(comment.result.applied, comment.before, changes)
        suggest(self._forge, wanted, certain=not comment.failures)
        return dataclasses.replace(comment, suggested=frozenset(one.report for one in wanted))
