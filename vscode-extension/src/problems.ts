// What the user is told when there is no server, and what can be done about it.
import { l10n } from "vscode";
import type { Search } from "./binary";

export interface Trouble {
  readonly message: string;
  readonly actions: readonly Action[];
}

export type Action = "openSettings" | "showLog" | "restart";

/** What helps when the program is not the right one, or not there. */
const SET_UP: readonly Action[] = ["openSettings", "showLog"];

export function searchTrouble(search: Exclude<Search, { kind: "found" }>): Trouble {
  return { message: searchMessage(search), actions: SET_UP };
}

function searchMessage(search: Exclude<Search, { kind: "found" }>): string {
  switch (search.kind) {
    case "missing":
      return l10n.t(
        "The setting aklint.path names {0}, which is not a program that can be run. Correct the setting, or empty it to have aklint searched for.",
        search.program,
      );
    case "relative":
      return l10n.t(
        "The setting aklint.path is {0}. It must be an absolute path; it may begin with ~ or contain {1}.",
        search.program,
        "${workspaceFolder}",
      );
    case "untrusted":
      return l10n.t(
        "The setting aklint.path points into this workspace ({0}), which you have not trusted. Trust the workspace, or name a program outside of it.",
        search.program,
      );
    case "nowhere":
      return l10n.t(
        "The program aklint was not found. Install it with “pip install aklint” or “cargo install aklint --locked”, or set aklint.path to where it is.",
      );
  }
}

export function tooOld(program: string): Trouble {
  return {
    message: l10n.t(
      "{0} is too old for the editor: it does not know “aklint lsp”. Install a newer one with “pip install --upgrade aklint” or “cargo install aklint --locked”, or set aklint.path to another one.",
      program,
    ),
    actions: SET_UP,
  };
}

export function doesNotStart(program: string, reason: string): Trouble {
  return {
    message: l10n.t("{0} could not be started as a language server: {1}", program, reason),
    actions: ["restart", "openSettings", "showLog"],
  };
}

export function keepsEnding(): Trouble {
  return {
    message: l10n.t("aklint has ended unexpectedly several times within a few minutes and was not started again."),
    actions: ["restart", "showLog"],
  };
}
