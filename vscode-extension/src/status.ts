import * as vscode from "vscode";
import { l10n } from "vscode";
import { DOCUMENTS } from "./selector";

/** What the server says about itself: `aklint/status`. */
export interface ServerStatus {
  readonly state: "starting" | "ready" | "busy" | "trouble";
  readonly message: string | null;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export function counts(found: Pick<ServerStatus, "errors" | "warnings" | "notes">): string {
  return l10n.t("errors: {0}, warnings: {1}, notes: {2}", found.errors, found.warnings, found.notes);
}

/** The entry behind the braces in the status bar. It stands out only when something is wrong. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("aklint.status", [
    ...DOCUMENTS,
    { notebookType: "jupyter-notebook" },
  ]);

  constructor() {
    this.item.name = "aklint";
    this.item.command = { command: "aklint.menu", title: l10n.t("Menu") };
    this.off();
  }

  off(): void {
    this.set("aklint", l10n.t("switched off"));
  }

  starting(): void {
    this.set("aklint", l10n.t("starting…"), { busy: true });
  }

  server(status: ServerStatus): void {
    const trouble = status.state === "trouble";
    const busy = status.state === "starting" || status.state === "busy";
    const detail = status.message ?? (status.state === "starting" ? l10n.t("starting…") : counts(status));
    this.set("aklint", detail, { busy, trouble: trouble ? "Warning" : null });
  }

  trouble(message: string): void {
    this.set(l10n.t("aklint is not running"), message, { trouble: "Error" });
  }

  private set(text: string, detail: string, { busy = false, trouble = null as "Warning" | "Error" | null } = {}): void {
    this.item.text = text;
    this.item.detail = detail;
    this.item.busy = busy;
    this.item.severity = vscode.LanguageStatusSeverity[trouble ?? "Information"];
  }

  dispose(): void {
    this.item.dispose();
  }
}
