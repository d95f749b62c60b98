"""An editor, as far as a language server can tell: a real client over standard input and output."""

import asyncio
import sys
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import to_fs_path

PATIENCE = 30
"""Seconds."""


def capabilities(*, versioned=True, resolve=True, watch=True, encodings=None, markdown=True):
    """What an editor says that it can do."""
    formats = [types.MarkupKind.Markdown] if markdown else [types.MarkupKind.PlainText]
    support = types.ClientCodeActionResolveOptions(["edit"]) if resolve else None
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=versioned),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=watch
            ),
        ),
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(resolve_support=support),
            hover=types.HoverClientCapabilities(content_format=formats),
        ),
        general=types.GeneralClientCapabilities(position_encodings=encodings),
    )


class Editor:
    """Opens, changes and saves documents, and applies what the server gives it."""

    def __init__(self, *folders, options=(), **able):
        self.folders = folders
        self.options = options
        self.capabilities = capabilities(**able)
        self.texts = {}
        self.versions = {}
        self.diagnostics = {}
        self.messages = []
        self.registered = []
        self.news = asyncio.Event()
        self.client = LanguageClient("test editor", "1")
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(self._published())
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(self._shown())
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(
            lambda params: self.registered.extend(params.registrations)
        )

    def _published(self):
        def published(params):
            self.diagnostics[params.uri] = params
            self.news.set()

        return published

    def _shown(self):
        def shown(params):
            self.messages.append(params.message)
            self.news.set()

        return shown

    async def __aenter__(self):
        await self.client.start_io(sys.executable, "-m", "fixiac", "lsp", *self.options)
        folders = [types.WorkspaceFolder(f.as_uri(), f.name) for f in self.folders]
        root = folders[0].uri if folders else None
        self.server = await self.client.initialize_async(
            types.InitializeParams(self.capabilities, root_uri=root, workspace_folders=folders)
        )
        self.client.initialized(types.InitializedParams())
        return self

    async def __aexit__(self, *_):
        await asyncio.wait_for(self.client.shutdown_async(None), PATIENCE)
        self.client.exit(None)
        status = await asyncio.wait_for(self.client._server.wait(), PATIENCE)
        said = await self.client._server.stderr.read()
        await self.client.stop()
        assert (status, b"Traceback" in said) == (0, False), said.decode()

    def open(self, path, text=None, language="python"):
        """Open a document; give its address."""
        uri = path.as_uri() if isinstance(path, Path) else path
        self.texts[uri] = path.read_bytes().decode() if text is None else text
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, self.texts[uri])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri, text):
        """Type."""
        self.texts[uri] = text
        self.versions[uri] += 1
        which = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                which, [types.TextDocumentContentChangeWholeDocument(text)]
            )
        )

    def close(self, uri):
        del self.texts[uri]
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    def close_all(self):
        for uri in list(self.texts):
            self.close(uri)

    def add_folder(self, path):
        self._folders_change(added=[types.WorkspaceFolder(path.as_uri(), path.name)])

    def remove_folder(self, path):
        self._folders_change(removed=[types.WorkspaceFolder(path.as_uri(), path.name)])

    def _folders_change(self, added=(), removed=()):
        event = types.WorkspaceFoldersChangeEvent(list(added), list(removed))
        self.client.workspace_did_change_workspace_folders(
            types.DidChangeWorkspaceFoldersParams(event)
        )

    def save(self, uri):
        self.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    def file_event(self, path, kind=types.FileChangeType.Changed):
        self.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams([types.FileEvent(path.as_uri(), kind)])
        )

    async def until(self, condition):
        """Wait for what the server tells."""

        async def wait():
            while not condition():
                self.news.clear()
                await self.news.wait()

        await asyncio.wait_for(wait(), PATIENCE)

    async def problems(self, uri, condition=lambda found: True):
        """The diagnostics of the newest version of a document."""

        def ready():
            told = self.diagnostics.get(uri)
            return (
                told is not None
                and told.version == self.versions[uri]
                and condition(told.diagnostics)
            )

        await self.until(ready)
        return list(self.diagnostics[uri].diagnostics)

    async def actions(self, uri, line=0, character=0, only=None, end=None):
        start = types.Position(line, character)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri),
                types.Range(start, end or start),
                types.CodeActionContext([], only),
            )
        )
        return list(found)

    async def fixes(self, uri, line=0, character=0, end=None):
        """The quick fixes at a place, other than comments that ignore what is found."""
        actions = await self.actions(uri, line, character, ["quickfix"], end)
        return [action for action in actions if not action.title.startswith("Ignore")]

    async def hover(self, uri, line, character=0):
        return await self.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        )

    def apply(self, edit):
        """Make an edit as an editor does; of files that are not open too. Gives what changed."""
        changed = {}
        for change in edit.document_changes or [
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), edits)
            for uri, edits in (edit.changes or {}).items()
        ]:
            uri, version = change.text_document.uri, change.text_document.version
            assert version is None or version == self.versions[uri]
            text = self.texts.get(uri)
            if text is None:
                text = Path(to_fs_path(uri)).read_bytes().decode()
            changed[uri] = self._edited(text, change.edits)
        for uri in changed.keys() & self.texts.keys():
            self.change(uri, changed[uri])
        return changed

    def _edited(self, text, edits):
        spans = [
            (self._offset(text, e.range.start), self._offset(text, e.range.end)) for e in edits
        ]
        ordered = sorted(zip(spans, edits, strict=True), key=lambda pair: pair[0])
        done, pieces = 0, []
        for (start, end), edit in ordered:
            assert done <= start <= end
            pieces += text[done:start], edit.new_text
            done = end
        return "".join(pieces) + text[done:]

    def _offset(self, text, position):
        """An offset, from units that were counted by encoding the line."""
        encoding = str(self.server.capabilities.position_encoding or "utf-16")
        lines = text.replace("\r\n", "\n\0").replace("\r", "\n").split("\n")
        before = sum(len(line) + 1 for line in lines[: position.line])
        line = lines[position.line].lstrip("\0") if position.line < len(lines) else ""
        shift = len(lines[position.line]) - len(line) if position.line < len(lines) else 0
        size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
        codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
        units = line.encode(codec)[: position.character * size].decode(codec)
        return before + shift + len(units)
