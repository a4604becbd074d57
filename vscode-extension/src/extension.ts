import * as vscode from "vscode";
import { registerCommands } from "./commands";
import { DOCUMENTS } from "./selector";
import { Server } from "./server";
import { Status } from "./status";

const TOLD_TO_THE_SERVER = ["aklint.minSeverity", "aklint.language", "aklint.config"];

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("aklint", { log: true });
  const status = new Status();
  server = new Server(context.extensionPath, log, status);
  context.subscriptions.push(
    log,
    status,
    registerCommands(server, log),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("aklint.path")) {
        void server?.restart();
      } else if (change.affectsConfiguration("aklint.enable")) {
        void server?.start().then(() => server?.changeSettings());
      } else if (TOLD_TO_THE_SERVER.some((setting) => change.affectsConfiguration(setting))) {
        void server?.changeSettings();
      }
    }),
    // A trusted workspace may bring its own aklint.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server?.restart()),
  );
  startWhenWanted(context, server);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
  server = undefined;
}

/** An editor without a file to look at needs no server. Not awaited: nobody should wait for a linter. */
function startWhenWanted(context: vscode.ExtensionContext, starting: Server): void {
  const isWanted = (document: vscode.TextDocument): boolean =>
    vscode.languages.match([...DOCUMENTS, { notebookType: "jupyter-notebook", language: "python" }], document) > 0;
  if (vscode.workspace.textDocuments.some(isWanted)) {
    void starting.start();
    return;
  }
  const waiting = vscode.workspace.onDidOpenTextDocument((document) => {
    if (isWanted(document)) {
      waiting.dispose();
      void starting.start();
    }
  });
  context.subscriptions.push(waiting);
}
