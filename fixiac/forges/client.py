"""Requests to a forge: paging, patience with rate limits, and errors that never show the token."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import requests

from fixiac.forges import ForgeError
from fixiac.version import __version__

_TIMEOUT = (10, 60)
"""Seconds to wait for a connection, and for an answer."""
_ATTEMPTS = 4
_PATIENCE = 60
"""Seconds of waiting in all that a forge may ask for."""
_PAGES = 1_000


class Client:
    """One forge at ``base``. ``token`` goes nowhere else; without one it can only be read."""

    def __init__(
        self, forge: str, base: str, token: str, headers: Mapping[str, str] | None = None
    ) -> None:
        self._forge = forge
        self._base = base.rstrip("/")
        self._token = token
        self._patience = float(_PATIENCE)
        self._session = requests.Session()
        self._session.auth = _bearer(token)
        self._session.headers.update({"User-Agent": f"fixiac/{__version__}", **(headers or {})})

    def get(self, path: str) -> Any:
        """What stands at ``path``."""
        return self._decoded("GET", path, self._answer("GET", path, {}))

    def pages(self, path: str) -> Iterator[Any]:
        """The items of a list that comes in pages."""
        for page in range(1, _PAGES + 1):
            answer = self._answer("GET", path, {"params": {"per_page": 100, "page": page}})
            items = self._decoded("GET", path, answer)
            if not isinstance(items, list):
                raise self._error("GET", path, "the answer is no list")
            yield from items
            if "next" not in answer.links:
                return

    def send(self, method: str, path: str, content: Mapping[str, Any]) -> Any:
        """What a change gives."""
        return self._decoded(method, path, self._answer(method, path, {"json": content}))

    def delete(self, path: str) -> None:
        """Remove what stands at ``path``."""
        self._answer("DELETE", path, {})

    def _answer(self, method: str, path: str, options: Mapping[str, Any]) -> requests.Response:
        """A good answer. A request is made again only where that cannot do anything twice."""
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                answer = self._session.request(
                    method, self._base + path, timeout=_TIMEOUT, allow_redirects=False, **options
                )
            except requests.RequestException as error:
                if method == "POST" or attempt == _ATTEMPTS:
                    raise self._error(method, path, str(error)) from None
                time.sleep(1)
                continue
            if 200 <= answer.status_code < 300:
                return answer
            wait = _wait(answer, method)
            status, message = answer.status_code, _message(answer)
            if wait is None:
                break
            if status == 403:
                status = 429  # A limit of GitHub's, not a refusal.
            if wait > self._patience or attempt == _ATTEMPTS:
                message += f"; it takes more in {wait:.0f} seconds"
                break
            self._patience -= wait
            time.sleep(wait)
        raise self._error(method, path, message, status)

    def _decoded(self, method: str, path: str, answer: requests.Response) -> Any:
        try:
            return answer.json()
        except requests.JSONDecodeError:
            raise self._error(method, path, "the answer is no JSON") from None

    def _error(self, method: str, path: str, message: str, status: int = 0) -> ForgeError:
        code = f"{status}: " if status else ""
        words = f"{self._forge}: {method} {path}: {code}{' '.join(message.split())[:500]}"
        return ForgeError(words.replace(self._token or "\0", "***"), status)


def _bearer(token: str) -> Callable[[requests.PreparedRequest], requests.PreparedRequest]:
    """The token, whatever ~/.netrc says; GitHub and GitLab both take it so."""

    def add(request: requests.PreparedRequest) -> requests.PreparedRequest:
        if token:
            request.headers["Authorization"] = f"Bearer {token}"
        return request

    return add


def _wait(answer: requests.Response, method: str) -> float | None:
    """Seconds until the request may be made again; None if that is of no use.

    https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api:
    a limit is a 403 or 429 with ``retry-after``, or with ``x-ratelimit-remaining`` at 0.
    """
    after = answer.headers.get("Retry-After", "")
    limited = answer.status_code == 429
    if answer.status_code == 403:
        limited = bool(after) or answer.headers.get("X-RateLimit-Remaining") == "0"
    if limited and after.isdecimal():
        return float(after)
    if limited:
        reset = answer.headers.get("X-RateLimit-Reset") or answer.headers.get("RateLimit-Reset")
        until = float(reset) - time.time() if reset and reset.isdecimal() else _PATIENCE / 3
        return max(until, 1.0)
    return 1.0 if method != "POST" and answer.status_code in (502, 503, 504) else None


def _message(answer: requests.Response) -> str:
    """What a forge says about a request that it did not carry out."""
    if 300 <= answer.status_code < 400:
        return f"it has moved to {answer.headers.get('Location', 'another place')}"
    try:
        told = answer.json()
    except requests.JSONDecodeError:
        return answer.reason or "refused"
    if not isinstance(told, dict):
        return answer.reason or "refused"
    words = [told.get("message") or told.get("error") or answer.reason or "refused"]
    errors = told.get("errors")
    if isinstance(errors, list):
        words += [one.get("message", one) if isinstance(one, dict) else one for one in errors]
    return "; ".join(str(word) for word in words)
