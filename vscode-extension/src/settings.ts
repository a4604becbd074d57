import { expandPath } from "./binary";

export type Language = "en" | "zh";

/** What the server is told, at the start and after each change. */
export interface ServerSettings {
  readonly enable: boolean;
  readonly minSeverity: string;
  readonly language: Language;
  readonly config: string | null;
}

export interface WrittenSettings {
  readonly enable: boolean;
  readonly minSeverity: string;
  readonly language: string;
  readonly config: string;
}

/** `auto` follows the language that the editor is shown in. */
export function resolveLanguage(setting: string, displayLanguage: string): Language {
  if (setting === "en" || setting === "zh") {
    return setting;
  }
  return /^zh\b/i.test(displayLanguage) ? "zh" : "en";
}

export function resolveSettings(
  written: WrittenSettings,
  displayLanguage: string,
  home: string,
  folders: readonly string[],
): ServerSettings {
  const config = written.config.trim();
  return {
    enable: written.enable,
    minSeverity: written.minSeverity,
    language: resolveLanguage(written.language, displayLanguage),
    config: config === "" ? null : (expandPath(config, home, folders)[0] ?? config),
  };
}
