"""What people do in an editor, through a client that checks what it is sent against the protocol."""

from __future__ import annotations

import asyncio
from typing import Any, List

import pytest
from conftest import ID, SECRET, Editor
from lsprotocol import types

# The key stands behind Chinese text, and behind a character of two UTF-16 units.
LEAKY = f"""import alibabacloud_oss_v2 as oss


def 客户端():
    配置 = '密钥😀'; provider = oss.credentials.StaticCredentialsProvider('{ID}', '{SECRET}')
    return oss.Client(oss.config.Config(credentials_provider=provider, region='cn-hangzhou'))
"""
CLIENT = """import oss2
from settings import ACCESS_KEY_ID, KEY
auth = oss2.Auth(ACCESS_KEY_ID, KEY)
print('made', KEY)
"""
SETTINGS = """import os
ACCESS_KEY_ID = os.environ['OSS_ACCESS_KEY_ID']
KEY = os.environ['OSS_ACCESS_KEY_SECRET']
"""


def knows_related(editor: Editor) -> bool:
    """Whether the editor shows places that belong to a diagnostic; eglot does not."""
    said = editor.stated.text_document and editor.stated.text_document.publish_diagnostics
    return bool(said and said.related_information)


def leads_to(uri: str, found: types.Diagnostic) -> bool:
    return any(one.location.uri == uri for one in found.related_information or [])


async def test_what_was_agreed_on(editor: Editor, request: pytest.FixtureRequest) -> None:
    await editor.begin({})
    capabilities = editor.answer.capabilities
    client = request.node.callspec.params["editor"]
    expected = {
        "visual-studio-code": ("utf-16", False),
        "emacs": ("utf-8", False),
        "neovim@v0.10": ("utf-16", True),
        "neovim@v0.11": ("utf-8", True),
    }
    assert (editor.encoding, editor.pulls) == expected[client]
    assert capabilities.code_action_provider and capabilities.hover_provider
    assert editor.answer.server_info and editor.answer.server_info.name == "aklint"


async def test_answers_may_come_after_the_goodbye(loner: Editor) -> None:
    loner.may_answer.clear()
    await loner.begin({})
    while not loner.registered:
        await asyncio.sleep(0.01)
    await loner.shutdown_async(None)
    loner.may_answer.set()
    await asyncio.sleep(0.1)
    assert await loner.leave() == 0


async def test_what_comes_too_late_is_not_shown(loner: Editor, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (uri,) = await loner.begin({"a.py": LEAKY})
    await loner.scan()
    await loner.shutdown_async(None)
    loner.open(uri, LEAKY)
    await asyncio.sleep(0.1)
    await loner.leave()
    await asyncio.sleep(0.1)
    assert SECRET.encode() not in capsysbinary.readouterr().err


async def test_leaving_without_a_goodbye_is_an_error(loner: Editor) -> None:
    await loner.begin({})
    await loner.scan()
    assert await loner.leave() == 1


async def test_diagnostics(editor: Editor) -> None:
    uri = await editor.opened(LEAKY)
    (found,) = await editor.shows(uri, "hardcoded-access-key")
    assert editor.covered(LEAKY, found.range) == SECRET
    assert (found.source, found.severity) == ("aklint", types.DiagnosticSeverity.Error)
    related = found.related_information or []
    assert not knows_related(editor) or any(editor.covered(LEAKY, one.location.range) == ID for one in related), related
    # Typing behind wide characters, in front of the key and away from it.
    editor.replace(uri, "'密钥😀'", "'密😀钥'; 变 = '😀'")
    text = editor.texts[uri][1]
    (found,) = await editor.shows(uri, "hardcoded-access-key")
    await editor.until(uri, lambda found: editor.covered(text, found[0].range) == SECRET)
    editor.replace(uri, f"'{SECRET}'", "input()")
    # Half a pair is no pair, but the ID is still written there.
    await editor.until(uri, lambda found: all(one.code != "hardcoded-access-key" for one in found))
    editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await editor.shows(uri)


async def test_hovers(editor: Editor) -> None:
    uri = await editor.opened(LEAKY)
    await editor.shows(uri, "hardcoded-access-key")
    provider = await editor.hover_text(uri, "StaticCredentialsProvider")
    assert "RAM user's AK" in provider and "never asks again" in provider and "recommended: " in provider
    for key in (ID, SECRET):
        assert "LTAI****" in await editor.hover_text(uri, key)
    await editor.hover_nothing(uri)


@pytest.mark.parametrize("title", ["Use the recommended provider", "Suppress hardcoded-access-key"])
async def test_actions_are_applied(editor: Editor, title: str) -> None:
    uri = await editor.opened(LEAKY)
    (found,) = await editor.shows(uri, "hardcoded-access-key")
    actions = await editor.actions(uri, found)
    (action,) = [action for action in actions if action.title.startswith(title)]
    assert action.kind == types.CodeActionKind.QuickFix and action.edit
    assert [one.range for one in action.diagnostics or []] == [found.range]
    editor.apply(action.edit)
    await editor.shows(uri)
    text = editor.texts[uri][1]
    if title.startswith("Use"):
        assert "provider = oss.credentials.EnvironmentVariableCredentialsProvider()\n" in text and SECRET not in text
    else:
        assert "    # aklint: ignore[hardcoded-access-key] reason\n    配置" in text
    compile(text, "a.py", "exec")


async def test_a_module_decides_about_those_that_use_it(editor: Editor) -> None:
    settings, client = await editor.begin({"settings.py": SETTINGS, "client.py": CLIENT})
    editor.open(client, CLIENT)
    editor.open(settings, SETTINGS)
    (found,) = await editor.shows(client, "secret-in-log")
    assert not knows_related(editor) or leads_to(settings, found)
    # Not saved, which is the point.
    editor.replace(settings, "os.environ['OSS_ACCESS_KEY_SECRET']", "1")
    editor.replace(settings, "os.environ['OSS_ACCESS_KEY_ID']", "input()")
    await editor.shows(client)
    editor.replace(settings, "KEY = 1", f"KEY = '{SECRET}'")
    editor.replace(settings, "input()", f"'{ID}'")
    (found,) = await editor.shows(settings, "hardcoded-access-key")
    assert not knows_related(editor) or leads_to(client, found)
    await editor.shows(client, "secret-in-log")


async def test_what_others_write_is_read(editor: Editor) -> None:
    client, settings = await editor.begin({"client.py": CLIENT, "settings.py": SETTINGS})
    editor.open(client, CLIENT)
    await editor.shows(client, "secret-in-log")
    editor.write("settings.py", "ACCESS_KEY_ID = input()\nKEY = 1\n")
    change = types.FileEvent(settings, types.FileChangeType.Changed)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await editor.shows(client)
    watches = editor.capabilities and editor.capabilities.workspace
    watches = watches and watches.did_change_watched_files
    asked = [one.method for one in editor.registered]
    expected = [types.WORKSPACE_DID_CHANGE_WATCHED_FILES] if watches and watches.dynamic_registration else []
    assert asked == expected


async def test_a_scan_tells_of_files_that_are_not_open(editor: Editor) -> None:
    a, b = await editor.begin({"a.py": LEAKY, "b.py": LEAKY})
    editor.open(a, LEAKY)
    await editor.shows(a, "hardcoded-access-key")
    counts = await editor.scan()
    assert counts == {"errors": 2, "warnings": 0, "notes": 0, "files": 2}
    assert [one.code for one in editor.diagnostics[b]] == ["hardcoded-access-key"]
    kinds = [report.kind for report in editor.progress_reports["scan"]]
    assert (kinds[0], kinds[-1]) == ("begin", "end")


async def test_what_a_scan_found_goes_with_its_cause(teller: Editor) -> None:
    editor = teller
    (uri,) = await editor.begin({"a.py": LEAKY})
    await editor.scan()
    await editor.shows(uri, "hardcoded-access-key")
    editor.write("a.py", "import oss2\n")
    change = types.FileEvent(uri, types.FileChangeType.Changed)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await asyncio.sleep(1)
    assert not await editor.seen(uri)


async def test_a_uri_may_be_spelled_in_two_ways(teller: Editor) -> None:
    editor = teller
    (uri,) = await editor.begin({"a(1).py": LEAKY})
    assert "%28" in uri, "VS Code spells it like this, too"
    await editor.scan()
    editor.open(uri, "import oss2\n")
    await editor.hover_nothing(uri)
    shown = [uri for uri, found in editor.diagnostics.items() if found]
    assert not shown


async def test_a_client_that_is_asked_to_looks_again(asker: Editor) -> None:
    editor = asker
    assert editor.stated.workspace
    editor.stated.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    client, settings = await editor.begin({"client.py": CLIENT, "settings.py": SETTINGS})
    editor.open(client, CLIENT)
    editor.open(settings, SETTINGS)
    await editor.shows(client, "secret-in-log")
    before = editor.diagnostic_refresh_count
    editor.replace(settings, "os.environ['OSS_ACCESS_KEY_SECRET']", "1")
    editor.replace(settings, "os.environ['OSS_ACCESS_KEY_ID']", "input()")
    await editor.shows(client)
    assert editor.diagnostic_refresh_count > before
    # And what has not changed is not sent again.
    identifier = types.TextDocumentIdentifier(client)
    first = await editor.text_document_diagnostic_async(types.DocumentDiagnosticParams(identifier))
    assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
    again = types.DocumentDiagnosticParams(identifier, previous_result_id=first.result_id)
    second = await editor.text_document_diagnostic_async(again)
    assert isinstance(second, types.RelatedUnchangedDocumentDiagnosticReport)


async def test_a_new_file_is_looked_at(teller: Editor) -> None:
    editor = teller
    await editor.begin({})
    await editor.scan()
    uri = editor.write("a.py", LEAKY)
    created = types.DidChangeWatchedFilesParams([types.FileEvent(uri, types.FileChangeType.Created)])
    editor.workspace_did_change_watched_files(created)
    editor.open(uri, LEAKY)
    await editor.shows(uri, "hardcoded-access-key")


async def test_a_new_file_is_looked_at_where_nobody_watches(asker: Editor) -> None:
    editor = asker
    await editor.begin({})
    await editor.scan()
    uri = editor.write("a.py", LEAKY)
    editor.open(uri, LEAKY)
    assert await editor.seen(uri)


async def test_settings(teller: Editor) -> None:
    editor = teller
    states: List[str] = []

    @editor.feature("aklint/status")
    def status(params: Any) -> None:
        states.append(params.state)

    dull = "import oss2\nauth = oss2.Auth('id', 'x')\n"
    files = {"a.py": LEAKY, "b.py": dull}
    uri, placeholder = await editor.begin(files, language="zh", minSeverity="warning", status=True)
    editor.open(uri, LEAKY)
    editor.open(placeholder, dull)
    (found,) = await editor.shows(uri, "hardcoded-access-key")
    assert "密钥" in found.message
    settings = {"aklint": {"language": "en", "minSeverity": "note"}}
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
    (hint,) = await editor.shows(placeholder, "placeholder-credential")
    assert hint.severity == types.DiagnosticSeverity.Hint
    await editor.until(uri, lambda found: bool(found) and found[0].message.isascii())
    off = types.DidChangeConfigurationParams({"aklint": {"enable": False}})
    editor.workspace_did_change_configuration(off)
    await editor.shows(uri)
    assert "ready" in states


async def test_pages(teller: Editor) -> None:
    editor = teller
    assert editor.stated.window
    editor.stated.window.show_document = types.ShowDocumentClientCapabilities(support=True)
    await editor.begin({})
    for command, arguments in (("openTable", None), ("openRule", ["missing-refresh"])):
        params = types.ExecuteCommandParams(f"aklint.server.{command}", arguments)
        await editor.workspace_execute_command_async(params)
    assert len(editor.shown_documents) == 2 and all(shown.external for shown in editor.shown_documents)


async def test_notebooks(teller: Editor) -> None:
    editor = teller
    synchronization = types.NotebookDocumentSyncClientCapabilities(dynamic_registration=True)
    editor.stated.notebook_document = types.NotebookDocumentClientCapabilities(synchronization=synchronization)
    await editor.begin({})
    assert editor.answer.capabilities.notebook_document_sync
    path = editor.folder / "a.ipynb"
    keys, used = (f"vscode-notebook-cell:{path}#{name}" for name in ("keys", "used"))
    texts = {keys: f"# 密钥\nID = '{ID}'\nSECRET = '{SECRET}'\n", used: "import oss2\nauth = oss2.Auth(ID, SECRET)\n"}
    cells = [types.NotebookCell(types.NotebookCellKind.Code, uri) for uri in texts]
    items = [types.TextDocumentItem(uri, "python", 1, text) for uri, text in texts.items()]
    document = types.NotebookDocument(path.as_uri(), "jupyter-notebook", 1, cells)
    editor.notebook_document_did_open(types.DidOpenNotebookDocumentParams(document, items))
    (found,) = await editor.shows(keys, "hardcoded-access-key")
    assert editor.covered(texts[keys], found.range) == SECRET
    assert leads_to(used, found)
    # The secret is asked for instead.
    text = "# 密钥\nID = input()\nSECRET = input()\n"
    whole = types.TextDocumentContentChangeWholeDocument(text)
    identifier = types.VersionedTextDocumentIdentifier(uri=keys, version=2)
    content = types.NotebookDocumentCellContentChanges(document=identifier, changes=[whole])
    change = types.NotebookDocumentChangeEvent(cells=types.NotebookDocumentCellChanges(text_content=[content]))
    version = types.VersionedNotebookDocumentIdentifier(2, path.as_uri())
    editor.notebook_document_did_change(types.DidChangeNotebookDocumentParams(version, change))
    await editor.shows(keys)
