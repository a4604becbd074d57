import * as vscode from "vscode";
import { registerCommands } from "./commands";
import { Server } from "./server";
import { Status } from "./status";

const TOLD_TO_THE_SERVER = ["aklint.enable", "aklint.minSeverity", "aklint.language", "aklint.config"];

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
      } else if (TOLD_TO_THE_SERVER.some((setting) => change.affectsConfiguration(setting))) {
        void server?.changeSettings();
      }
    }),
    // A trusted workspace may bring its own aklint.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server?.restart()),
  );
  // Not awaited: nobody should wait for a linter.
  void server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
  server = undefined;
}
