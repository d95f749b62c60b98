"""A merge request of GitLab.

https://docs.gitlab.com/api/merge_requests/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import quote

from fixiac.forges import Change, Note, Remark
from fixiac.forges.client import Client
from fixiac.forges.patches import hunks
from fixiac.forges.suggestions import Suggestion
from fixiac.output.comment import GITLAB_LIMIT


class GitLab:
    """One merge request. ``project`` is its number or its full path."""

    name = "GitLab"
    limit = GITLAB_LIMIT
    permission = "the scope api and the role Developer"

    def __init__(self, api: str, token: str, project: str, number: int) -> None:
        self._client = Client(self.name, api, token)
        self._request = f"/projects/{quote(project, safe='')}/merge_requests/{number}"

    def changes(self) -> tuple[Change, ...] | None:
        """The files that the merge request leaves changed; None if GitLab does not list all."""
        if str(self._about.get("changes_count") or "").endswith("+"):
            return None
        return tuple(
            Change(file["new_path"], file["old_path"], hunks(file.get("diff") or ""))
            for file in self._client.pages(f"{self._request}/diffs")
            if not file["deleted_file"]
        )

    def notes(self) -> Iterator[Note]:
        """The notes below the merge request, in order."""
        for note in self._client.pages(f"{self._request}/notes?sort=asc"):
            mine = not note.get("system") and note["author"]["id"] == self._me
            yield Note(str(note["id"]), note["body"], self._address(note), mine)

    def create(self, body: str) -> str:
        """Write a note."""
        return self._address(self._client.send("POST", f"{self._request}/notes", {"body": body}))

    def update(self, note: Note, body: str) -> str:
        """Replace a note."""
        path = f"{self._request}/notes/{note.id}"
        return self._address(self._client.send("PUT", path, {"body": body}))

    def remove(self, note: Note) -> None:
        """Delete a note."""
        self._client.delete(f"{self._request}/notes/{note.id}")

    def remarks(self) -> Iterator[Remark]:
        """The first note of each discussion at a line."""
        for discussion in self._client.pages(f"{self._request}/discussions"):
            note, *replies = discussion["notes"]
            position = note.get("position")
            if position:
                yield Remark(
                    str(discussion["id"]),
                    note["body"],
                    note["author"]["id"] == self._me,
                    position.get("new_line"),
                    bool(note.get("resolved") or replies),
                )

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Make suggestions, each a discussion at the last of its lines."""
        for one in suggestions:
            position = {
                **self._about["diff_refs"],
                "position_type": "text",
                "old_path": one.change.old_path,
                "new_path": one.change.path,
                "new_line": one.last,
            }
            if one.old is not None:
                position["old_line"] = one.old
            body = one.markdown(f"suggestion:-{one.last - one.first}+0")
            content = {"body": body, "position": position}
            self._client.send("POST", f"{self._request}/discussions", content)

    def withdraw(self, remark: Remark) -> None:
        """Resolve a discussion, unless somebody has replied to it."""
        if not remark.settled:
            path = f"{self._request}/discussions/{remark.id}"
            self._client.send("PUT", path, {"resolved": True})

    def _address(self, note: Any) -> str:
        return f"{self._about['web_url']}#note_{note['id']}"

    @cached_property
    def _about(self) -> Any:
        return self._client.get(self._request)

    @cached_property
    def _me(self) -> Any:
        return self._client.get("/user")["id"]
