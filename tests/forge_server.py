"""Servers on loopback that behave as the interfaces of GitHub and GitLab do.

Each keeps one pull request, number 7 of the repository ``o/r`` (GitLab's project 42).
"""

from __future__ import annotations

import contextlib
import http.server
import itertools
import json
import re
import threading
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

TOKEN = "secret-token-123"
METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE")
PAGE = 3
"""Items of a page, whatever is asked for: as a forge may have it."""


class RefusalError(Exception):
    """An answer that is not 2xx."""

    def __init__(self, status, message, headers=(), **more):
        super().__init__(message)
        self.status, self.headers = status, dict(headers)
        self.content = {"message": message, **more}


class Forge:
    """What both have in common. ``me`` is whom the token stands for."""

    def __init__(self):
        self.calls, self.planned, self.allowed = [], [], True
        self.files, self.notes, self.reviews = [], [], []
        self.numbers = itertools.count(100)
        methods = dict.fromkeys(map("do_{}".format, METHODS), _Handler.answer)
        handler = type("Handler", (_Handler,), {"forge": self, **methods})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    @contextlib.contextmanager
    def running(self):
        thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield self
        finally:
            self.server.shutdown()
            thread.join()
            self.server.server_close()

    def plan(self, status, message="no", headers=(), method=None, path="", **more):
        """Refuse the next request that fits."""
        self.planned.append((method, path, RefusalError(status, message, headers, **more)))

    def writes(self):
        """Method and path of all that was to change something."""
        return [(method, path) for method, path, _ in self.calls if method != "GET"]

    def answer(self, method, path, query, content, token):
        self.calls.append((method, path, content))
        self.query = query
        for plan in self.planned:
            if plan[0] in (None, method) and plan[1] in path:
                self.planned.remove(plan)
                raise plan[2]
        if token not in ("", f"Bearer {TOKEN}"):
            raise RefusalError(401, "Bad credentials")
        if method != "GET" and not token:
            raise RefusalError(401, "401 Unauthorized")
        if method != "GET" and not self.allowed:
            raise RefusalError(403, self.not_allowed)
        for wanted, pattern, act in self.routes():
            found = re.fullmatch(pattern, path)
            if wanted == method and found:
                answer = act(*found.groups(), *([content] if content is not None else []))
                return self.paged(answer, query) if isinstance(answer, list) else (answer, {})
        raise RefusalError(404, "Not Found")

    def paged(self, items, query):
        number = int(query.get("page", ["1"])[0])
        more = len(items) > number * PAGE
        link = f'<{self.address}/elsewhere?page={number + 1}>; rel="next"'
        return items[(number - 1) * PAGE : number * PAGE], {"Link": link} if more else {}

    def remove(self, number):
        self.notes.remove(self.one(self.notes, number))
        return {}

    @staticmethod
    def one(items, number):
        for item in items:
            if str(item["id"]) == number:
                return item
        raise RefusalError(404, "Not Found")


class GitHub(Forge):
    me: ClassVar = {"login": "github-actions[bot]", "type": "Bot"}
    not_allowed = "Resource not accessible by integration"
    limit = 65_536
    app = True
    """Whether the token is that of a workflow."""

    def routes(self):
        repository = "/repos/o/r"
        return [
            ("GET", "/user", self.user),
            ("GET", f"{repository}/pulls/7", lambda: {"head": {"sha": "f" * 40}}),
            ("GET", f"{repository}/pulls/7/files", lambda: self.files),
            ("GET", f"{repository}/issues/7/comments", lambda: self.notes),
            ("POST", f"{repository}/issues/7/comments", self.create),
            ("PATCH", rf"{repository}/issues/comments/(\d+)", self.update),
            ("DELETE", rf"{repository}/issues/comments/(\d+)", self.remove),
            ("GET", f"{repository}/pulls/7/comments", lambda: self.reviews),
            ("POST", f"{repository}/pulls/7/reviews", self.review),
            ("DELETE", rf"{repository}/pulls/comments/(\d+)", self.delete),
        ]

    def user(self):
        if self.app:
            raise RefusalError(403, self.not_allowed)
        return self.me

    def fitting(self, body):
        if len(body) > self.limit:
            errors = [{"code": "unprocessable", "message": "body is too long"}]
            raise RefusalError(422, "Validation Failed", errors=errors)
        return body

    def create(self, content):
        return self.note(self.fitting(content["body"]), self.me)

    def note(self, body, author):
        number = next(self.numbers)
        note = {"id": number, "body": body, "user": author, "html_url": f"https://x/c/{number}"}
        self.notes.append(note)
        return note

    def update(self, number, content):
        note = self.one(self.notes, number)
        note["body"] = self.fitting(content["body"])
        return note

    def shown(self, path):
        """The numbers of the lines that the diff of a file shows, hunk by hunk."""
        patch = next((one["patch"] for one in self.files if one["filename"] == path), "")
        for header in re.finditer(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", patch, re.MULTILINE):
            yield range(int(header[1]), int(header[1]) + int(header[2] or 1))

    def review(self, content):
        for comment in content["comments"]:
            first, last = comment.get("start_line", comment["line"]), comment["line"]
            sides = {comment["side"], comment.get("start_side", "RIGHT")}
            if sides != {"RIGHT"} or not any(
                first in hunk and last in hunk and first <= last
                for hunk in self.shown(comment["path"])
            ):
                raise RefusalError(
                    422, "Unprocessable Entity", errors=["Line could not be resolved"]
                )
            if comment.get("start_line") == last:
                raise RefusalError(422, "start_line must precede the end line")
        if not content["body"] or content["event"] != "COMMENT":
            raise RefusalError(422, "Validation Failed")
        for comment in content["comments"]:
            self.reviews.append(
                {**comment, "id": next(self.numbers), "user": self.me, "html_url": "https://x/r"}
            )
        return {"id": 1, "html_url": "https://x/review"}

    def delete(self, number):
        self.reviews.remove(self.one(self.reviews, number))
        return {}


class GitLab(Forge):
    me: ClassVar = {"id": 5, "username": "project_42_bot"}
    not_allowed = "403 Forbidden"

    def routes(self):
        request = "/projects/42/merge_requests/7"
        return [
            ("GET", "/user", lambda: self.me),
            ("GET", request, self.about),
            ("GET", f"{request}/diffs", lambda: self.files),
            (
                "GET",
                f"{request}/notes",
                lambda: self.notes[:: 1 if self.query.get("sort") == ["asc"] else -1],
            ),
            ("POST", f"{request}/notes", self.create),
            ("PUT", rf"{request}/notes/(\d+)", self.update),
            ("DELETE", rf"{request}/notes/(\d+)", self.remove),
            ("GET", f"{request}/discussions", lambda: self.reviews),
            ("POST", f"{request}/discussions", self.discuss),
            ("PUT", rf"{request}/discussions/(\d+)", self.resolve),
        ]

    def about(self):
        refs = {"base_sha": "b" * 40, "start_sha": "c" * 40, "head_sha": "f" * 40}
        count = str(len(self.files))
        return {
            "web_url": "https://gl/o/r/-/merge_requests/7",
            "diff_refs": refs,
            "changes_count": count,
        }

    def create(self, content):
        return self.note(content["body"], self.me)

    def note(self, body, author):
        note = {"id": next(self.numbers), "body": body, "author": author, "system": False}
        self.notes.append(note)
        return note

    def update(self, number, content):
        note = self.one(self.notes, number)
        note["body"] = content["body"]
        return note

    def discuss(self, content):
        position = content["position"]
        if position["position_type"] != "text" or position["head_sha"] != "f" * 40:
            raise RefusalError(400, "400 Bad request")
        file = next(one for one in self.files if one["new_path"] == position["new_path"])
        lines = {}
        for header, body in re.findall(r"(@@ [^\n]+)\n((?:[ +\\-][^\n]*\n?)+)", file["diff"]):
            old, new = (int(n) for n in re.search(r"-(\d+)\S* \+(\d+)", header).groups())
            for line in body.splitlines():
                if line[0] in " +":
                    lines[new] = old if line[0] == " " else None
                    new += 1
                if line[0] in " -":
                    old += 1
        if position["new_line"] not in lines or (
            lines[position["new_line"]] != position.get("old_line")
        ):
            raise RefusalError(400, '400 Bad request - Note {:line_code=>["can\'t be blank"]}')
        number = next(self.numbers)
        note = {
            "id": number,
            "body": content["body"],
            "author": self.me,
            "system": False,
            "resolvable": True,
            "resolved": False,
            "position": position,
        }
        self.reviews.append({"id": str(number), "notes": [note]})
        return self.reviews[-1]

    def resolve(self, number, content):
        discussion = self.one(self.reviews, number)
        discussion["notes"][0]["resolved"] = content["resolved"]
        return discussion


class _Handler(http.server.BaseHTTPRequestHandler):
    forge: Forge
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        size = int(self.headers.get("Content-Length") or 0)
        content = json.loads(self.rfile.read(size)) if size else None
        url = urlsplit(self.path)
        token = self.headers.get("Authorization", "")
        headers, status = {}, 201 if self.command == "POST" else 200
        try:
            answer, headers = self.forge.answer(
                self.command, url.path, parse_qs(url.query), content, token
            )
        except RefusalError as refusal:
            answer, headers, status = refusal.content, refusal.headers, refusal.status
        if self.command == "DELETE" and status == 200:
            status = 204
        data = b"" if status == 204 else json.dumps(answer).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
