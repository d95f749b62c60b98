"""Speaks the Language Server Protocol over standard input and output.

The editor's messages are taken as they come; the engine works in a thread of its own. What was
typed since makes its work stale: then it is called off and begun again.
"""

from __future__ import annotations

import asyncio
import functools
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from fixiac.files import SUFFIXES
from fixiac.lsp import diagnostics
from fixiac.lsp.actions import FIX_ALL, KINDS, Actions, wanted
from fixiac.lsp.analysis import Checked, Checker, View
from fixiac.lsp.diagnostics import Diagnostics
from fixiac.lsp.workspace import PROGRAMS, Open, Snapshot
from fixiac.version import __version__

PAUSE = 0.15
"""Seconds without a change after which a document is checked."""

_SCHEMES = ("file:", "untitled:")
"""What else editors open, such as an older version of a file, is no part of a program."""

_LANGUAGES = {"python": ".py", "markdown": ".md"}
_WATCHED = ("*.py", "pyproject.toml", ".gitignore", "requirements*.txt", *PROGRAMS)
_T = TypeVar("_T")


class StaleError(Exception):
    """The work is of no use any more."""


class Server:
    """One editor's server."""

    def __init__(self, *, isolated: bool = False) -> None:
        self.language_server = LanguageServer(
            "fixiac", __version__, types.TextDocumentSyncKind.Full
        )
        self._checker = Checker(isolated=isolated)
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._stop = threading.Event()
        self._task: asyncio.Task[None] | None = None
        self._disk_changed = False
        self._watching = False
        """Whether the editor tells of files that change."""
        self._views: dict[str, View] = {}
        self._published: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
        self._told: frozenset[str] = frozenset()
        """Messages that were shown for what is still so."""
        self._register()

    def run(self) -> None:
        """Serve until the editor leaves. What codemods print goes to standard error."""
        output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        try:
            self.language_server.start_io(stdout=output)
        finally:
            self._stop.set()
            self._worker.shutdown(cancel_futures=True)

    def _register(self) -> None:
        handlers: dict[str, Callable[[Any], Any]] = {
            types.INITIALIZED: self._initialized,
            types.TEXT_DOCUMENT_DID_OPEN: self._opened,
            types.TEXT_DOCUMENT_DID_CHANGE: self._changed,
            types.TEXT_DOCUMENT_DID_SAVE: self._saved,
            types.TEXT_DOCUMENT_DID_CLOSE: self._disk_differs,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._files_changed,
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: self._disk_differs,
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: self._disk_differs,
            types.TEXT_DOCUMENT_CODE_ACTION: self._actions,
            types.CODE_ACTION_RESOLVE: self._resolve,
            types.TEXT_DOCUMENT_HOVER: self._hover,
        }
        options = {
            types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
                code_action_kinds=list(KINDS), resolve_provider=True
            )
        }
        for name, handler in handlers.items():
            register = self.language_server.feature(name, options.get(name))
            # What pygls registers must take attributes, which a bound method does not.
            register(functools.partial(handler))

    # --- what the editor tells --------------------------------------------------------------

    async def _initialized(self, _: types.InitializedParams) -> None:
        workspace = self.language_server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        self._watching = bool(watching and watching.dynamic_registration)
        if self._watching:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in _WATCHED]
            registration = types.Registration(
                "fixiac-files",
                types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                types.DidChangeWatchedFilesRegistrationOptions(watchers),
            )
            await self.language_server.client_register_capability_async(
                types.RegistrationParams([registration])
            )

    def _opened(self, _: types.DidOpenTextDocumentParams) -> None:
        self._check_soon(0)

    def _changed(self, _: types.DidChangeTextDocumentParams) -> None:
        self._check_soon(PAUSE)

    def _saved(self, params: types.DidSaveTextDocumentParams) -> None:
        if not self._watching:
            self._disk_differs(params)

    def _files_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        opened = self.language_server.workspace.text_documents.keys()
        changed = types.FileChangeType.Changed
        if any(one.type != changed or unquote(one.uri) not in opened for one in params.changes):
            self._disk_differs(params)

    def _disk_differs(self, _: object) -> None:
        self._disk_changed = True
        self._check_soon(0)

    # --- checking ---------------------------------------------------------------------------

    def _check_soon(self, pause: float) -> None:
        self._stop.set()
        if self._task is not None:
            self._task.cancel()
        self._task = asyncio.ensure_future(self._check(pause))

    async def _check(self, pause: float) -> None:
        await asyncio.sleep(pause)
        self._stop = threading.Event()
        work = functools.partial(
            self._checker.check, self._snapshot(), disk_changed=self._disk_changed
        )
        try:
            checked = await self._work(work, None)
        except Exception as error:  # noqa: BLE001 - the editor goes on, and so does its server
            self._show(f"fixiac: {type(error).__name__}: {error}", types.MessageType.Error)
            return
        if checked is None:
            return
        self._disk_changed = False
        self._views = checked.views
        self._publish(checked)

    async def _work(self, work: Callable[[Callable[[str], None]], _T], stale: _T) -> _T:
        """Do something in the worker thread; ``stale`` if the editor has gone on meanwhile."""
        stop = self._stop

        def progress(_: str) -> None:
            if stop.is_set():
                raise StaleError

        def job() -> _T:
            try:
                progress("")
                return work(progress)
            except StaleError:
                return stale

        return await asyncio.get_running_loop().run_in_executor(self._worker, job)

    async def _view(self, uri: str) -> View | None:
        """What is known of a document as it is now."""
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])
        return self._views.get(uri)

    def _snapshot(self) -> Snapshot:
        workspace = self.language_server.workspace
        documents = [
            Open(one.uri, _path(one.uri, one.language_id), one.source, one.version)
            for one in workspace.text_documents.values()
            if one.uri.startswith(_SCHEMES)
        ]
        folders = [folder.uri for folder in workspace.folders.values()]
        if not folders and workspace.root_uri:
            folders = [workspace.root_uri]
        paths = [path.rstrip("/\\") for path in map(to_fs_path, folders) if path]
        return Snapshot(tuple(documents), tuple(path for path in paths if path))

    def _publish(self, checked: Checked) -> None:
        codec = self.language_server.workspace.position_codec
        current: dict[str, tuple[int | None, list[types.Diagnostic]]] = {
            uri: (view.document.version, Diagnostics(view, codec).all())
            for uri, view in checked.views.items()
        }
        for error in checked.wrong:
            if error.path:
                uri, told = diagnostics.of_configuration(error)
                current[uri] = (None, [told])
        for uri, (version, found) in current.items():
            known = self._published.get(uri)
            if known is None or known[1] != found or (found and known[0] != version):
                self._send(uri, version, found)
        for uri in self._published.keys() - current.keys():
            self._send(uri, None, [])
        self._published = current
        messages = {f"fixiac: {error}": types.MessageType.Error for error in checked.wrong}
        messages |= {f"fixiac: {note}": types.MessageType.Warning for note in checked.notes}
        for message, kind in messages.items():
            if message not in self._told:
                self._show(message, kind)
        self._told = frozenset(messages)

    def _show(self, message: str, kind: types.MessageType) -> None:
        self.language_server.window_show_message(types.ShowMessageParams(kind, message))

    def _send(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        self.language_server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, version)
        )

    # --- what the editor asks ---------------------------------------------------------------

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        view = await self._view(params.text_document.uri)
        if view is None or view.program is None:
            return []
        only = params.context.only
        actions = self._actions_of(view)
        found: list[types.CodeAction] = []
        if wanted(types.CodeActionKind.QuickFix, only):
            found += await self._work(lambda _: actions.fixes(params.range), [])
            found += await self._work(lambda _: actions.ignores(params.range), [])
        fix_all = actions.fix_all() if wanted(FIX_ALL, only) else None
        if fix_all is not None:
            found.append(fix_all if self._resolves() else await self._resolve(fix_all))
        return found

    async def _resolve(self, action: types.CodeAction) -> types.CodeAction:
        """Give the action that fixes all its edit."""
        asked = action.data or {}
        view = await self._view(asked.get("uri", ""))
        if view is None or view.document.version != asked.get("version"):
            return action
        texts = await self._work(functools.partial(self._checker.fix_all, view), None)
        action.edit = self._actions_of(view).changes(texts) if texts is not None else None
        return action

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        view = await self._view(params.text_document.uri)
        if view is None:
            return None
        codec = self.language_server.workspace.position_codec
        place = types.Range(params.position, params.position)
        found = Diagnostics(view, codec).at(place)
        if not found:
            return None
        text = "\n\n---\n\n".join(diagnostics.explanation(view, mark) for mark, _ in found)
        return types.Hover(types.MarkupContent(self._markup(), text), found[0][1].range)

    def _actions_of(self, view: View) -> Actions:
        server = self.language_server
        return Actions(view, server.workspace.position_codec, server.client_capabilities)

    def _resolves(self) -> bool:
        """Whether the editor asks for the edit of an action once it is chosen."""
        document = self.language_server.client_capabilities.text_document
        action = document.code_action if document else None
        support = action.resolve_support if action else None
        return bool(support and "edit" in support.properties)

    def _markup(self) -> types.MarkupKind:
        document = self.language_server.client_capabilities.text_document
        hover = document.hover if document else None
        formats = (hover.content_format if hover else None) or [types.MarkupKind.PlainText]
        known = types.MarkupKind.Markdown
        return known if known in formats else types.MarkupKind.PlainText


def _path(uri: str, language: str | None) -> str:
    """The file of a document; a name with a suffix for one that is no file or has no suffix."""
    path = to_fs_path(uri) or f"/{unquote(urlsplit(uri).path).lstrip('/')}"
    return path if path.endswith(SUFFIXES) else path + _LANGUAGES.get(language or "", "")
