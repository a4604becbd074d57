import * as vscode from "vscode";

/** Shows one of the server's pages as it is meant to be read. */
export async function showPage(page: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand("markdown.showPreview", page);
  } catch {
    // The extension that renders Markdown can be switched off.
    await vscode.window.showTextDocument(page, { preview: true });
  }
}
