import { spawn, type ChildProcess } from "node:child_process";
import * as vscode from "vscode";
import {
  CloseAction,
  type CloseHandlerResult,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient/node";
import { linkPages, OPEN_PAGE, PAGE_SCHEME, pageAddress } from "./pages";
import { showPage } from "./preview";
import { CELL_SCHEME, DOCUMENTS, NOTEBOOK_CELLS } from "./selector";
import type { ServerSettings } from "./settings";
import type { ServerStatus } from "./status";

/** How long a server may take to end by itself once it has been told to. */
const PATIENCE = 2000;

/** The status with which aklint ends when it does not know a command. */
const USAGE = 2;

export interface Reactions {
  readonly status: (status: ServerStatus) => void;
  /** The server came up, also after it had ended unexpectedly. */
  readonly running: () => void;
  readonly restarting: () => void;
  readonly gaveUp: () => void;
}

export class StartError extends Error {
  constructor(
    message: string,
    readonly tooOld: boolean,
  ) {
    super(message);
  }
}

/** Shows no messages of its own: they would be in English, and would offer nothing that helps. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** One server process at a time, and what the editor knows of it. */
export class Client {
  private readonly client: QuietClient;
  private process: ChildProcess | undefined;
  private started = false;

  constructor(
    private readonly program: string,
    settings: () => ServerSettings,
    log: vscode.LogOutputChannel,
    private readonly reactions: Reactions,
  ) {
    const options: LanguageClientOptions = {
      documentSelector: [...DOCUMENTS, NOTEBOOK_CELLS] as NonNullable<LanguageClientOptions["documentSelector"]>,
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // A function, so that a server that is started again learns what has changed since.
      initializationOptions: () => ({ ...settings(), status: true }),
      initializationFailedHandler: () => false,
      diagnosticCollectionName: "aklint",
      uriConverters: {
        // The editor would leave out the slashes before an empty host; the server knows its pages with them.
        code2Protocol: (uri) => (uri.scheme === PAGE_SCHEME ? pageAddress(uri.path) : uri.toString()),
        protocol2Code: (uri) => vscode.Uri.parse(uri),
      },
      diagnosticPullOptions: { onChange: true, onSave: true },
      markdown: { isTrusted: { enabledCommands: [OPEN_PAGE] } },
      errorHandler: {
        error: (...problem) => this.usualHandler.error(...problem),
        closed: () => this.closed(),
      },
      middleware: {
        // The server pushes what it finds in notebooks; asking as well would show it twice.
        provideDiagnostics: (document, previous, token, next) =>
          "notebook" in document || uriOf(document).scheme === CELL_SCHEME
            ? { kind: "full" as never, items: [] }
            : next(document, previous, token),
        provideHover: async (document, position, token, next) => {
          const hover = await next(document, position, token);
          for (const content of hover?.contents ?? []) {
            if (content instanceof vscode.MarkdownString) {
              content.value = linkPages(content.value);
            }
          }
          return hover;
        },
        window: {
          showDocument: async (params, token, next) => {
            const uri = vscode.Uri.parse(params.uri);
            if (uri.scheme !== PAGE_SCHEME) {
              return next(params, token);
            }
            await showPage(uri);
            return { success: true };
          },
        },
      },
      stdioOptions: {
        stdout: () => undefined,
        stderr: (stream, channel) => {
          stream.setEncoding("utf8").on("data", (text: string) => {
            channel.info(text.trimEnd());
          });
        },
      },
    };
    this.client = new QuietClient("aklint", "aklint", () => this.launch(), options);
    this.usualHandler = this.client.createDefaultErrorHandler();
    this.client.onNotification("aklint/status", reactions.status);
    this.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        this.started = true;
        reactions.running();
      }
    });
  }

  private readonly usualHandler;

  /** Rejects with a `StartError`. */
  async start(): Promise<void> {
    try {
      await this.client.start();
    } catch (error) {
      const status = await this.exitStatus();
      const message = error instanceof Error ? error.message : String(error);
      const reason = status === null ? message : vscode.l10n.t("it ended with status {0}", status);
      throw new StartError(reason, status === USAGE);
    }
  }

  async stop(): Promise<void> {
    this.started = false;
    const process = this.process;
    try {
      await this.client.dispose(PATIENCE);
    } catch {
      // It had ended already, or never begun.
    }
    if (process !== undefined && isAlive(process)) {
      const timer = setTimeout(() => process.kill(), PATIENCE);
      process.once("exit", () => {
        clearTimeout(timer);
      });
    }
  }

  async changeSettings(settings: ServerSettings): Promise<void> {
    await this.client.sendNotification("workspace/didChangeConfiguration", { settings: { aklint: settings } });
  }

  private async launch(): Promise<ChildProcess> {
    const cwd = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === "file")?.uri.fsPath;
    const child = spawn(this.program, ["lsp"], { ...(cwd === undefined ? {} : { cwd }), windowsHide: true });
    this.process = child;
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    // Writing to a server that has just ended is no reason to take the extension host along.
    child.stdin.on("error", () => undefined);
    return child;
  }

  private async closed(): Promise<CloseHandlerResult> {
    // A server that never came up will not do better the second time.
    if (!this.started) {
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    const decision = await this.usualHandler.closed();
    if (decision.action === CloseAction.Restart) {
      this.reactions.restarting();
    } else {
      this.reactions.gaveUp();
    }
    return { ...decision, handled: true };
  }

  /** That of a process that has ended or is about to. */
  private async exitStatus(): Promise<number | null> {
    const process = this.process;
    if (process === undefined || !isAlive(process)) {
      return process?.exitCode ?? null;
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve(null);
      }, PATIENCE);
      process.once("exit", (status) => {
        clearTimeout(timer);
        resolve(status);
      });
    });
  }
}

function isAlive(process: ChildProcess): boolean {
  return process.pid !== undefined && process.exitCode === null && process.signalCode === null;
}

function uriOf(document: vscode.TextDocument | vscode.Uri): vscode.Uri {
  return document instanceof vscode.Uri ? document : document.uri;
}
