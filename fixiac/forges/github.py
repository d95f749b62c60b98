"""A pull request of GitHub.

https://docs.github.com/en/rest
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from fixiac.forges import Change, ForgeError, Note, Remark
from fixiac.forges.client import Client
from fixiac.forges.patches import hunks
from fixiac.forges.suggestions import Suggestion
from fixiac.output.comment import GITHUB_LIMIT
from fixiac.output.text import count

_MOST_FILES = 3_000
"""GitHub lists no more files of a pull request."""


class GitHub:
    """One pull request. ``repository`` is ``owner/name``."""

    name = "GitHub"
    limit = GITHUB_LIMIT
    permission = "the permission pull-requests: write"

    def __init__(self, api: str, token: str, repository: str, number: int) -> None:
        headers = {
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        self._client = Client(self.name, api, token, headers)
        self._repository = f"/repos/{repository}"
        self._issue = f"{self._repository}/issues/{number}"
        self._pull = f"{self._repository}/pulls/{number}"

    def changes(self) -> tuple[Change, ...] | None:
        """The files that the pull request leaves changed; None if GitHub does not list all."""
        files = list(self._client.pages(f"{self._pull}/files"))
        if len(files) >= _MOST_FILES:
            return None
        return tuple(
            Change(
                file["filename"],
                file.get("previous_filename", file["filename"]),
                hunks(file.get("patch") or ""),
            )
            for file in files
            if file["status"] != "removed"
        )

    def notes(self) -> Iterator[Note]:
        """The comments of the conversation, in order."""
        for comment in self._client.pages(f"{self._issue}/comments"):
            body, mine = comment["body"] or "", self._mine(comment)
            yield Note(str(comment["id"]), body, comment["html_url"], mine)

    def create(self, body: str) -> str:
        """Write a comment into the conversation."""
        made = self._client.send("POST", f"{self._issue}/comments", {"body": body})
        return str(made["html_url"])

    def update(self, note: Note, body: str) -> str:
        """Replace a comment of the conversation."""
        path = f"{self._repository}/issues/comments/{note.id}"
        return str(self._client.send("PATCH", path, {"body": body})["html_url"])

    def remove(self, note: Note) -> None:
        """Delete a comment of the conversation."""
        self._client.delete(f"{self._repository}/issues/comments/{note.id}")

    def remarks(self) -> Iterator[Remark]:
        """The first review comment of each thread."""
        comments = list(self._client.pages(f"{self._pull}/comments"))
        answered = {comment.get("in_reply_to_id") for comment in comments}
        for comment in comments:
            if not comment.get("in_reply_to_id"):
                yield Remark(
                    str(comment["id"]),
                    comment["body"] or "",
                    self._mine(comment),
                    comment.get("line"),
                    comment["id"] in answered,
                )

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Make suggestions, all in one review."""
        comments = []
        for one in suggestions:
            place = {"path": one.change.path, "line": one.last, "side": "RIGHT"}
            if one.first < one.last:
                place |= {"start_line": one.first, "start_side": "RIGHT"}
            comments.append({**place, "body": one.markdown("suggestion")})
        content = {
            "commit_id": self._client.get(self._pull)["head"]["sha"],
            "event": "COMMENT",
            "body": f"fixiac suggests {count(len(comments), 'fix', 'fixes')}.",
            "comments": comments,
        }
        self._client.send("POST", f"{self._pull}/reviews", content)

    def withdraw(self, remark: Remark) -> None:
        """Delete a review comment, unless somebody has replied to it."""
        if not remark.settled:
            self._client.delete(f"{self._repository}/pulls/comments/{remark.id}")

    def _mine(self, comment: Mapping[str, Any]) -> bool:
        """Whether the token's owner wrote a comment: a token may change what others wrote, too.

        The token of a workflow cannot ask whose it is; then any bot will do, but no person.
        """
        author = comment.get("user") or {}
        if self._login is None:
            return bool(author.get("type") == "Bot")
        return bool(author.get("login") == self._login)

    @cached_property
    def _login(self) -> str | None:
        try:
            return str(self._client.get("/user")["login"])
        except ForgeError as error:
            if error.status == 403:
                return None
            raise
