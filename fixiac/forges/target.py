"""Which pull request a run is for, as the environment of CI tells."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fixiac.forges import Forge, ForgeError

FORGES = ("github", "gitlab")
TOKENS = {"github": "GITHUB_TOKEN", "gitlab": "GITLAB_TOKEN"}
"""The variables that hold the tokens. GitLab's CI_JOB_TOKEN may not write notes:
https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access"""


@dataclass(frozen=True, slots=True)
class Target:
    """One pull request. ``site`` is the address of the repository for people.

    ``foreign``: it comes from a fork, so that CI may have no token that can write.
    """

    forge: str
    api: str
    repository: str
    number: int
    site: str
    foreign: bool = False

    def connect(self, environment: Mapping[str, str]) -> Forge:
        """The pull request itself, with the token of the environment; if foreign, also without.

        Raises ForgeError if there is no token, or the library for it is not installed.
        """
        variable = TOKENS[self.forge]
        token = environment.get(variable, "").strip()
        if not token and not self.foreign:
            hint = "; CI_JOB_TOKEN may not comment" if self.forge == "gitlab" else ""
            raise ForgeError(f"{variable} holds no token{hint}")
        if not re.fullmatch(r"[!-~]*", token):
            raise ForgeError(f"{variable} holds characters that no token has")
        try:
            from fixiac.forges.github import GitHub
            from fixiac.forges.gitlab import GitLab
        except ModuleNotFoundError as error:
            if error.name != "requests":
                raise
            raise ForgeError("this needs an extra: pip install 'fixiac[comment]'") from None
        kind = GitHub if self.forge == "github" else GitLab
        return kind(self.api, token, self.repository, self.number)

    def line(self, commit: str, path: str, line: int) -> str:
        """The address of a line of a file of the repository, or nothing."""
        blob = "/blob/" if self.forge == "github" else "/-/blob/"
        return f"{self.site}{blob}{commit}/{quote(path)}#L{line}" if commit and self.site else ""


def find(
    environment: Mapping[str, str],
    forge: str | None = None,
    repository: str | None = None,
    number: int | None = None,
) -> Target:
    """The pull request of this run; what is given goes before the environment.

    Raises ForgeError if it cannot be known.
    """
    if forge is None:
        if environment.get("GITLAB_CI"):
            forge = "gitlab"
        elif environment.get("GITHUB_ACTIONS"):
            forge = "github"
        else:
            raise ForgeError("neither GitHub Actions nor GitLab CI runs this; say which: --forge")
    finder = _github if forge == "github" else _gitlab
    target = finder(environment, repository, number)
    if not target.repository:
        raise ForgeError("the repository is not known; say which: --repository")
    if not target.number:
        raise ForgeError("this run is for no pull request; say which: --number")
    return target


def _github(environment: Mapping[str, str], repository: str | None, number: int | None) -> Target:
    event = _event(environment.get("GITHUB_EVENT_PATH", ""))
    pull = event.get("pull_request") or {}
    issue = event.get("issue") or {}
    found = pull.get("number") or (issue.get("number") if issue.get("pull_request") else 0)
    ref = re.fullmatch(r"refs/pull/(\d+)/\w+", environment.get("GITHUB_REF", ""))
    name = repository or environment.get("GITHUB_REPOSITORY", "")
    if name and not re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        raise ForgeError(f"{name!r} is no repository of GitHub; it must be OWNER/NAME")
    site = environment.get("GITHUB_SERVER_URL", "https://github.com")
    return Target(
        "github",
        environment.get("GITHUB_API_URL", "https://api.github.com"),
        name,
        number or int(found or (ref[1] if ref else 0)),
        f"{site}/{name}",
        bool(pull) and _full_name(pull, "head") != _full_name(pull, "base"),
    )


def _gitlab(environment: Mapping[str, str], repository: str | None, number: int | None) -> Target:
    def variable(name: str) -> str:
        return environment.get(name, "")

    # The pipeline of a merge request from a fork runs in the fork.
    target = variable("CI_MERGE_REQUEST_PROJECT_ID") or variable("CI_PROJECT_ID")
    source = variable("CI_MERGE_REQUEST_SOURCE_PROJECT_ID")
    found = variable("CI_MERGE_REQUEST_IID")
    return Target(
        "gitlab",
        variable("CI_API_V4_URL") or "https://gitlab.com/api/v4",
        repository or target,
        number or (int(found) if found.isdecimal() else 0),
        variable("CI_MERGE_REQUEST_SOURCE_PROJECT_URL") or variable("CI_PROJECT_URL"),
        bool(source) and source != target,
    )


def _event(path: str) -> dict[str, Any]:
    """The event that started a workflow of GitHub's; empty if there is none."""
    if not path:
        return {}
    try:
        with open(path, encoding="utf-8") as file:
            event = json.load(file)
    except (OSError, ValueError) as error:
        raise ForgeError(f"GITHUB_EVENT_PATH cannot be read: {error}") from None
    return event if isinstance(event, dict) else {}


def _full_name(pull: Mapping[str, Any], side: str) -> str:
    """The repository of a side of a pull request; empty if it is gone."""
    return str(((pull.get(side) or {}).get("repo") or {}).get("full_name", ""))


def checked_out() -> str:
    """The commit that is checked out, or nothing if git does not tell."""
    try:
        told = subprocess.run(
            ["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return told.stdout.strip()
