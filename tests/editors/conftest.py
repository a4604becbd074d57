"""Clients that were written for no server in particular, each with what an editor says that it can do."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pathlib
from typing import Any, Callable, Dict, List, Sequence, Tuple

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, LanguageClientProtocol, client_capabilities
from pytest_lsp.client import register_lsp_features

ID = "LTAI" + "aKL1nt7Kq2Wd"
SECRET = "aKL1nt" + "B4vX8nQ2mZ6kT9wR3yH7cJ5s"
# Two that are told, in two ways to count columns, and two that ask, in both as well.
EDITORS = ["visual-studio-code", "emacs", "neovim@v0.10", "neovim@v0.11"]
PATIENCE = 10


class Protocol(LanguageClientProtocol):
    """Keeps whatever the server says, as it came."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.received: List[Any] = []

    def structure_message(self, data: Any) -> Any:
        self.received.append(data)
        return super().structure_message(data)


class Editor(LanguageClient):
    """Documents as an editor keeps them."""

    protocol: Protocol
    folder: pathlib.Path
    stated: types.ClientCapabilities
    answer: types.InitializeResult

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter, protocol_cls=Protocol)
        self.texts: Dict[str, Tuple[int, str]] = {}
        self.registered: List[types.Registration] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    @property
    def pulls(self) -> bool:
        return self.answer.capabilities.diagnostic_provider is not None

    @property
    def encoding(self) -> str:
        agreed = self.answer.capabilities.position_encoding
        return "utf-16" if agreed is None else str(getattr(agreed, "value", agreed))

    async def begin(self, files: Dict[str, str], **options: Any) -> List[str]:
        """Opens a folder with these files; `options` are the user's. Gives the files' URIs."""
        uris = [self.write(name, text) for name, text in files.items()]
        self.answer = await self.initialize_session(
            types.InitializeParams(
                capabilities=self.stated,
                initialization_options=options,
                workspace_folders=[types.WorkspaceFolder(uri=self.folder.as_uri(), name=self.folder.name)],
            )
        )
        return uris

    async def opened(self, text: str) -> str:
        """Opens a folder with one file, and that file."""
        (uri,) = await self.begin({"a.py": text})
        self.open(uri, text)
        return uri

    def write(self, name: str, text: str) -> str:
        """Gives the URI of a file that holds the text."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path.as_uri()

    def open(self, uri: str, text: str, language: str = "python") -> None:
        self.texts[uri] = (1, text)
        document = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def edit(self, uri: str, edits: Sequence[Any]) -> None:
        """Makes edits that all speak of the text as it is, and tells the server, one change after the other."""
        version, text = self.texts[uri]
        # From the end, so that none moves another.
        ordered = sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True)
        changes: List[types.TextDocumentContentChangeEvent] = []
        for edit in ordered:
            text = text[: self.offset(text, edit.range.start)] + edit.new_text + text[self.offset(text, edit.range.end) :]
            changes.append(types.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text))
        self.texts[uri] = (version + 1, text)
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=version + 1)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def replace(self, uri: str, old: str, new: str) -> None:
        """Puts a text in the place of one that stands there once."""
        text = self.texts[uri][1]
        start = text.index(old)
        place = types.Range(self.position(text, start), self.position(text, start + len(old)))
        self.edit(uri, [types.TextEdit(place, new)])

    def apply(self, edit: types.WorkspaceEdit) -> None:
        for uri, edits in (edit.changes or {}).items():
            self.edit(uri, edits)
        for change in edit.document_changes or []:
            assert isinstance(change, types.TextDocumentEdit), change
            uri = change.text_document.uri
            assert change.text_document.version == self.texts[uri][0], "the edit is for another version"
            self.edit(uri, change.edits)

    def width(self, text: str) -> int:
        encoding = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2)}[self.encoding]
        return len(text.encode(encoding[0])) // encoding[1]

    def position(self, text: str, offset: int) -> types.Position:
        before = text[:offset].split("\n")
        return types.Position(len(before) - 1, self.width(before[-1]))

    def offset(self, text: str, position: types.Position) -> int:
        start = sum(len(line) + 1 for line in text.split("\n")[: position.line])
        line = text[start:].split("\n")[0]
        end = next(end for end in range(len(line) + 1) if self.width(line[:end]) >= position.character)
        return start + end

    def covered(self, text: str, place: types.Range) -> str:
        return text[self.offset(text, place.start) : self.offset(text, place.end)]

    def at(self, uri: str, word: str) -> types.TextDocumentPositionParams:
        """The place behind the first character of a word."""
        text = self.texts[uri][1]
        return types.TextDocumentPositionParams(
            types.TextDocumentIdentifier(uri), self.position(text, text.index(word) + 1)
        )

    async def hover_text(self, uri: str, word: str) -> str:
        at = self.at(uri, word)
        hover = await self.text_document_hover_async(types.HoverParams(at.text_document, at.position))
        assert hover is not None and isinstance(hover.contents, types.MarkupContent), hover
        return hover.contents.value

    async def hover_nothing(self, uri: str) -> None:
        at = self.at(uri, "import")
        assert await self.text_document_hover_async(types.HoverParams(at.text_document, at.position)) is None

    async def actions(self, uri: str, found: types.Diagnostic) -> List[types.CodeAction]:
        context = types.CodeActionContext(diagnostics=[found])
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), found.range, context)
        actions = await self.text_document_code_action_async(params)
        return [action for action in actions or [] if isinstance(action, types.CodeAction)]

    async def seen(self, uri: str) -> Sequence[types.Diagnostic]:
        """What the editor shows now."""
        if not self.pulls:
            return self.diagnostics.get(uri, [])
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await self.text_document_diagnostic_async(params)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert not self.diagnostics.get(uri), "it is told what it asks for, too"
        return report.items

    async def shows(self, uri: str, *codes: str) -> List[types.Diagnostic]:
        """Waits until the editor shows these codes."""
        found = await self.until(uri, lambda found: [one.code for one in found] == list(codes))
        return list(found)

    async def until(
        self, uri: str, wanted: Callable[[Sequence[types.Diagnostic]], bool]
    ) -> Sequence[types.Diagnostic]:
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while True:
            found = await self.seen(uri)
            if wanted(found):
                return found
            assert loop.time() < end, f"this is shown: {found}"
            await asyncio.sleep(0.02)

    async def scan(self, token: str = "scan") -> Dict[str, int]:
        self.progress_reports[token] = []
        params = types.ExecuteCommandParams("aklint.server.scanWorkspace", work_done_token=token)
        counts = await self.workspace_execute_command_async(params)
        return dict(counts if isinstance(counts, dict) else counts._asdict())

    async def leave(self) -> int:
        """Says that it goes, and waits until the server has ended."""
        # One that has ended already cannot be told.
        with contextlib.suppress(RuntimeError):
            self.exit(None)
        assert self._server is not None
        return await asyncio.wait_for(self._server.wait(), PATIENCE)

    async def finish(self) -> None:
        """Says goodbye, and looks at all that was received."""
        assert self.error is None, self.error
        # Answers that are on their way are another matter.
        await self.scan("last")
        await self.shutdown_session()
        assert self._server is not None and self._server.returncode == 0, "the server did not end well"
        everything = repr(self.protocol.received)
        assert "aklint" in everything
        for secret in (SECRET, ID):
            # No part that could be told from others either.
            assert secret[8:] not in everything, "a secret was received"


def make_editor() -> Editor:
    editor = Editor()
    register_lsp_features(editor)

    @editor.feature(types.CLIENT_REGISTER_CAPABILITY)
    async def register(params: types.RegistrationParams) -> None:
        editor.registered.extend(params.registrations)
        await editor.may_answer.wait()

    return editor


SERVER = ClientServerConfig(server_command=[os.environ["AKLINT_PROGRAM"], "lsp"], client_factory=make_editor)


def prepared(client: LanguageClient, folder: pathlib.Path, name: str) -> Editor:
    assert isinstance(client, Editor)
    client.folder = folder
    client.stated = client_capabilities(name)
    return client


@pytest_lsp.fixture(config=SERVER, params=EDITORS)
async def editor(request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path: pathlib.Path):  # type: ignore[no-untyped-def]
    """Each of the editors."""
    client = prepared(lsp_client, tmp_path, request.param)
    yield
    await client.finish()


@pytest_lsp.fixture(config=SERVER)
async def teller(lsp_client: LanguageClient, tmp_path: pathlib.Path):  # type: ignore[no-untyped-def]
    """An editor that is told, for what does not depend on the editor."""
    client = prepared(lsp_client, tmp_path, "visual-studio-code")
    yield
    await client.finish()


@pytest_lsp.fixture(config=SERVER)
async def asker(lsp_client: LanguageClient, tmp_path: pathlib.Path):  # type: ignore[no-untyped-def]
    """An editor that asks, and that watches no files."""
    client = prepared(lsp_client, tmp_path, "neovim@v0.11")
    yield
    await client.finish()


@pytest_lsp.fixture(config=SERVER)
async def loner(lsp_client: LanguageClient, tmp_path: pathlib.Path):  # type: ignore[no-untyped-def]
    """An editor that is told, and that says goodbye, if at all, as the test has it."""
    prepared(lsp_client, tmp_path, "visual-studio-code")
    yield
