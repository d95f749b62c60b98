"""Files as others know them: by their path from the top of the repository."""

from __future__ import annotations

import os
from pathlib import Path


def repository(folder: str) -> str | None:
    """The top of the repository that an absolute folder is in; None if it is in none."""
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder


def top() -> str:
    """The top of the repository of the current folder; without one, the current folder itself."""
    here = os.path.realpath(os.curdir)
    return repository(here) or here


def located(path: str, root: str) -> str:
    """The path of a file from ``root``, with slashes; absolute if it is not below.

    A symbolic link stands for the file that it leads to, as that is what changes.
    """
    real = Path(os.path.realpath(path))
    return (real.relative_to(root) if real.is_relative_to(root) else real).as_posix()
