// Which program to run. Nothing here touches the editor, so that all of it can be tested without one.
import path from "node:path";

/** All that the search depends on. */
export interface Surroundings {
  /** `aklint.path`, as it was written. */
  readonly setting: string;
  readonly folders: readonly string[];
  /** Whether the user trusts what is in these folders. */
  readonly trusted: boolean;
  readonly extensionFolder: string;
  readonly home: string;
  /** The PATH variable. */
  readonly searchPath: string;
  readonly windows: boolean;
  readonly isProgram: (file: string) => boolean;
}

export type Origin = "setting" | "workspace" | "path" | "extension";

export type Search =
  | { readonly kind: "found"; readonly program: string; readonly origin: Origin }
  /** The setting names something that is not there. Another program than the one that was asked for would be a surprise. */
  | { readonly kind: "missing"; readonly program: string }
  | { readonly kind: "relative"; readonly program: string }
  /** The setting points into a folder that is not trusted. */
  | { readonly kind: "untrusted"; readonly program: string }
  | { readonly kind: "nowhere" };

const WORKSPACE_FOLDER = "${workspaceFolder}";

/** Each way to read a path from the settings: one for each folder if it names the folder. */
export function expandPath(written: string, home: string, folders: readonly string[]): string[] {
  const text = /^~(?=$|[/\\])/.test(written) ? home + written.slice(1) : written;
  if (!text.includes(WORKSPACE_FOLDER)) {
    return [text];
  }
  return folders.map((folder) => text.replaceAll(WORKSPACE_FOLDER, folder));
}

export function findProgram(around: Surroundings): Search {
  const written = around.setting.trim();
  if (written !== "") {
    return fromSetting(written, around);
  }
  for (const [origin, candidates] of [
    ["workspace", around.trusted ? inWorkspace(around) : []],
    ["path", onSearchPath(around)],
    ["extension", [flavour(around).join(around.extensionFolder, "bin", programName(around))]],
  ] as const) {
    const program = candidates.find(around.isProgram);
    if (program !== undefined) {
      return { kind: "found", program, origin };
    }
  }
  return { kind: "nowhere" };
}

function fromSetting(written: string, around: Surroundings): Search {
  if (written.includes(WORKSPACE_FOLDER) && !around.trusted) {
    return { kind: "untrusted", program: written };
  }
  const candidates = expandPath(written, around.home, around.folders);
  const first = candidates[0];
  if (first === undefined) {
    return { kind: "missing", program: written };
  }
  if (!flavour(around).isAbsolute(first)) {
    return { kind: "relative", program: written };
  }
  const program = candidates.find(around.isProgram);
  return program === undefined ? { kind: "missing", program: first } : { kind: "found", program, origin: "setting" };
}

/** Where pip and npm put programs that a project asks for. */
function inWorkspace(around: Surroundings): string[] {
  const scripts = around.windows ? "Scripts" : "bin";
  const places = [[".venv", scripts], ["venv", scripts], ["node_modules", ".bin"]];
  return around.folders.flatMap((folder) =>
    places.map((place) => flavour(around).join(folder, ...place, programName(around))),
  );
}

/** Relative entries are left out: they would mean whatever folder the editor happens to stand in. */
function onSearchPath(around: Surroundings): string[] {
  const paths = flavour(around);
  return around.searchPath
    .split(paths.delimiter)
    .map((entry) => entry.replaceAll('"', ""))
    .filter((entry) => paths.isAbsolute(entry))
    .map((entry) => paths.join(entry, programName(around)));
}

function programName({ windows }: Surroundings): string {
  return windows ? "aklint.exe" : "aklint";
}

function flavour({ windows }: Surroundings): path.PlatformPath {
  return windows ? path.win32 : path.posix;
}
