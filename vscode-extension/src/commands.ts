import * as vscode from "vscode";
import { l10n } from "vscode";
import { OPEN_PAGE, PAGE_SCHEME } from "./pages";
import { showPage } from "./preview";
import type { Server } from "./server";
import { counts } from "./status";

interface ScanResult {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Those in which something was found. */
  readonly files: number;
}

export function registerCommands(server: Server, log: vscode.LogOutputChannel): vscode.Disposable {
  const commands: Record<string, (...args: never[]) => unknown> = {
    "aklint.scanWorkspace": () => scanWorkspace(server),
    "aklint.showSelectionTable": () => ask(server, "aklint.server.openTable"),
    "aklint.explainRule": () => explainRule(server),
    "aklint.restart": () => server.restart(),
    "aklint.showLog": () => {
      log.show();
    },
    "aklint.openSettings": () => vscode.commands.executeCommand("workbench.action.openSettings", "aklint."),
    "aklint.menu": showMenu,
    [OPEN_PAGE]: (page: unknown) => openPage(page),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

/** The server's commands are registered by the language client, while the server runs. */
async function ask<T>(server: Server, command: string, ...args: unknown[]): Promise<T | undefined> {
  return (await server.isReady()) ? await vscode.commands.executeCommand<T>(command, ...args) : undefined;
}

async function scanWorkspace(server: Server): Promise<void> {
  const result = await ask<ScanResult | null>(server, "aklint.server.scanWorkspace");
  if (result === undefined || result === null) {
    return;
  }
  if (result.errors + result.warnings + result.notes === 0) {
    void vscode.window.showInformationMessage(l10n.t("aklint found nothing in the workspace."));
    return;
  }
  const showProblems = l10n.t("Show Problems");
  const message = l10n.t("aklint found something in {0} files ({1}).", result.files, counts(result));
  if ((await vscode.window.showInformationMessage(message, showProblems)) === showProblems) {
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }
}

/** Asks which of the rules whose findings are shown at present. */
async function explainRule(server: Server): Promise<void> {
  const found = new Map<string, number>();
  for (const [, diagnostics] of vscode.languages.getDiagnostics()) {
    for (const { source, code } of diagnostics) {
      if (source === "aklint" && code !== undefined) {
        const rule = String(typeof code === "object" ? code.value : code);
        found.set(rule, (found.get(rule) ?? 0) + 1);
      }
    }
  }
  if (found.size === 0) {
    void vscode.window.showInformationMessage(l10n.t("There is no finding to explain. Open a file or scan the workspace."));
    return;
  }
  const items = [...found]
    .map(([label, count]) => ({ label, description: l10n.t("findings: {0}", count) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: l10n.t("Which rule?") });
  if (chosen !== undefined) {
    await ask(server, "aklint.server.openRule", chosen.label);
  }
}

async function showMenu(): Promise<void> {
  const items = [
    { label: `$(search) ${l10n.t("Scan the Workspace")}`, command: "aklint.scanWorkspace" },
    { label: `$(table) ${l10n.t("Show the Selection Table")}`, command: "aklint.showSelectionTable" },
    { label: `$(book) ${l10n.t("Explain a Rule")}`, command: "aklint.explainRule" },
    { label: `$(output) ${l10n.t("Show Log")}`, command: "aklint.showLog" },
    { label: `$(debug-restart) ${l10n.t("Restart")}`, command: "aklint.restart" },
    { label: `$(gear) ${l10n.t("Open Settings")}`, command: "aklint.openSettings" },
  ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "aklint" });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}

/** Links in hovers come here; they must not open anything else. */
async function openPage(page: unknown): Promise<void> {
  if (typeof page === "string") {
    const uri = vscode.Uri.parse(page);
    if (uri.scheme === PAGE_SCHEME) {
      await showPage(uri);
    }
  }
}
