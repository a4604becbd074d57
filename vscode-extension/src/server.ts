import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { findProgram } from "./binary";
import { Client, StartError } from "./client";
import { type Action, doesNotStart, keepsEnding, searchTrouble, tooOld, type Trouble } from "./problems";
import { resolveSettings, type ServerSettings } from "./settings";
import type { Status } from "./status";

/** Keeps a server running for as long as it is wanted, and tells the user when that cannot be done. */
export class Server implements vscode.Disposable {
  private client: Client | undefined;
  private trouble: Trouble | undefined;
  // One change after the other: starting and stopping take a while, and settings can change meanwhile.
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly extensionFolder: string,
    private readonly log: vscode.LogOutputChannel,
    private readonly status: Status,
  ) {}

  async start(): Promise<void> {
    await this.enqueue(() => this.doStart());
  }

  async restart(): Promise<void> {
    await this.enqueue(async () => {
      await this.doStop();
      await this.doStart();
    });
  }

  async stop(): Promise<void> {
    await this.enqueue(() => this.doStop());
  }

  async changeSettings(): Promise<void> {
    await this.enqueue(async () => {
      await this.client?.changeSettings(readSettings());
    });
  }

  /** Whether there is a server to be asked; if not, the user is told why. */
  async isReady(): Promise<boolean> {
    // Whoever asks for something is told of trouble once, here or by the start.
    if (this.trouble !== undefined) {
      this.tell(this.trouble);
      return false;
    }
    await this.start();
    if (this.client !== undefined) {
      return true;
    }
    if (!readSettings().enable) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("aklint is switched off by the setting aklint.enable."),
      );
    }
    return false;
  }

  dispose(): void {
    void this.stop();
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : String(error));
    });
    return this.queue;
  }

  private async doStart(): Promise<void> {
    // Who does not want aklint is not told that it is missing, either.
    if (this.client !== undefined || !readSettings().enable) {
      return;
    }
    this.trouble = undefined;
    const search = findProgram({
      setting: configuration().get("path", ""),
      folders: localFolders(),
      trusted: vscode.workspace.isTrusted,
      extensionFolder: this.extensionFolder,
      home: homedir(),
      searchPath: process.env["PATH"] ?? "",
      windows: process.platform === "win32",
      isProgram,
    });
    if (search.kind !== "found") {
      this.fail(searchTrouble(search));
      return;
    }
    const { program, origin } = search;
    this.log.info(`running ${program} lsp (found in: ${origin})`);
    this.status.starting();
    const client = new Client(program, readSettings, this.log, {
      status: (status) => {
        this.status.server(status);
      },
      running: () => {
        this.status.server({ state: "ready", message: null, errors: 0, warnings: 0, notes: 0 });
      },
      restarting: () => {
        this.status.starting();
      },
      gaveUp: () => {
        void this.enqueue(() => this.doStop()).then(() => {
          this.fail(keepsEnding());
        });
      },
    });
    try {
      await client.start();
      this.client = client;
    } catch (error) {
      await client.stop();
      this.fail(
        error instanceof StartError && error.tooOld ? tooOld(program) : doesNotStart(program, messageOf(error)),
      );
    }
  }

  private async doStop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.stop();
    this.status.off();
  }

  private fail(trouble: Trouble): void {
    this.trouble = trouble;
    this.log.error(trouble.message);
    this.status.trouble(trouble.message);
    this.tell(trouble);
  }

  private tell({ message, actions }: Trouble): void {
    const labels: Record<Action, string> = {
      openSettings: vscode.l10n.t("Open Settings"),
      showLog: vscode.l10n.t("Show Log"),
      restart: vscode.l10n.t("Restart"),
    };
    const items = actions.map((action) => ({ title: labels[action], action }));
    void vscode.window.showErrorMessage(message, ...items).then((chosen) => {
      if (chosen !== undefined) {
        void vscode.commands.executeCommand(`aklint.${chosen.action}`);
      }
    });
  }
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("aklint");
}

export function readSettings(): ServerSettings {
  const settings = configuration();
  const written = {
    enable: settings.get("enable", true),
    minSeverity: settings.get("minSeverity", "note"),
    language: settings.get("language", "auto"),
    config: settings.get("config", ""),
  };
  return resolveSettings(written, vscode.env.language, homedir(), localFolders());
}

function localFolders(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === "file" ? [uri.fsPath] : []));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
