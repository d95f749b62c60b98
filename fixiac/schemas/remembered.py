"""An installed package whose files are read once: what they hold is kept in a folder."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from fixiac.schemas.source import PackageSource
from fixiac.version import __version__

_DEFINED = re.compile(rb"^(?:class|def) ([A-Za-z_]\w*)", re.MULTILINE)


class RememberedSource:
    """A :class:`PackageSource` that keeps what it reads, module by module, as JSON.

    ``cache`` is the folder for all packages. What is kept there holds for one version of the
    package at one place, and of fixiac. Where nothing can be kept, everything works but for the
    speed.
    """

    core = ""

    def __init__(self, root: Path, version: str, cache: Path) -> None:
        self.root = root.name
        self.version = version
        self._path = root
        stamp = (root / "__init__.py").stat().st_mtime_ns
        key = hashlib.sha256(f"{root.resolve()}\n{stamp}\n{__version__}".encode()).hexdigest()
        self._folder = cache / f"{root.name}-{version}-{key[:16]}"
        self._loaded: dict[str, Any] = {}

    @cached_property
    def _modules(self) -> tuple[str, ...]:
        return tuple(self._kept("modules", lambda: self._package.modules()))

    @cached_property
    def _package(self) -> PackageSource:
        return PackageSource(self._path)

    def modules(self) -> tuple[str, ...]:
        """All modules without the root, sorted."""
        return self._modules

    def names(self, module: str) -> tuple[str, ...] | None:
        """What a module offers, nested classes too; None if there is no such module."""
        known = self._module(module)
        return None if known is None else tuple(known["records"])

    def files(self, module: str) -> tuple[str, ...]:
        """Files of a package that can be imported by themselves."""
        known = self._module(module)
        return () if known is None else tuple(known["files"])

    def record(self, module: str, name: str) -> list[str] | None:
        """The lines of one record, its header first."""
        known = self._module(module)
        lines: list[str] | None = None if known is None else known["records"].get(name)
        return lines

    def offering(self, name: str) -> Iterable[str]:
        """Modules in whose files the name occurs as that of a class or function."""
        listed: list[str] = self._kept("definitions", self._definitions).get(name, [])
        return listed

    def _definitions(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for module in self._package.modules():
            names = {
                match.group(1).decode()
                for path in self._package.sources(module)
                for match in _DEFINED.finditer(path.read_bytes())
            }
            for name in names:
                found.setdefault(name, []).append(module)
        return found

    def _module(self, module: str) -> dict[str, Any] | None:
        if module not in self._modules:
            return None
        known: dict[str, Any] = self._kept(f"module.{module}", lambda: self._read(module))
        return known

    def _read(self, module: str) -> dict[str, Any]:
        names = self._package.names(module) or ()
        records = {name: self._package.record(module, name) for name in names}
        return {"files": self._package.files(module), "records": records}

    def _kept(self, name: str, read: Callable[[], Any]) -> Any:
        """What is kept under a name, or else what ``read`` gives, which is kept then."""
        if name not in self._loaded:
            path = self._folder / f"{name}.json"
            try:
                self._loaded[name] = json.loads(path.read_bytes())
            except (OSError, ValueError):
                self._loaded[name] = json.loads(json.dumps(read()))
                self._keep(path, self._loaded[name])
        return self._loaded[name]

    def _keep(self, path: Path, known: Any) -> None:
        """Write a file in one step, so that another run never reads half of it."""
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=path.parent, suffix=".tmp", delete=False
            ) as file:
                json.dump(known, file, separators=(",", ":"))
            os.replace(file.name, path)
