// A code-server of its own with the extension in it, and a browser to look at it.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const WORKSPACE = new URL("workspace", import.meta.url).pathname;
const LANGUAGE_PACK = new URL("display-language", import.meta.url).pathname;
const VSCE = new URL("../node_modules/.bin/vsce", import.meta.url).pathname;

// Everything off that asks the network or comes between the test and the editor.
const SETTINGS = {
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

export async function openEditor({ codeServer, browserProgram, vsix, program, settings, chinese = false }) {
  const home = mkdtempSync(join(tmpdir(), "aklint-editor-"));
  const data = join(home, "data");
  // Where programs are depends on the machine, so that `aklint.path` is read from there.
  const written = { User: { ...SETTINGS, ...settings }, Machine: { "aklint.path": program } };
  for (const [folder, values] of Object.entries(written)) {
    mkdirSync(join(data, folder), { recursive: true });
    writeFileSync(join(data, folder, "settings.json"), JSON.stringify(values));
  }
  const environment = { ...process.env, LANG: "C.UTF-8" };
  for (const name of ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"]) {
    environment[name] = join(home, "xdg");
  }
  const folders = ["--user-data-dir", data, "--extensions-dir", join(data, "extensions")];
  const run = (...command) => execFileSync(command[0], command.slice(1), { env: environment, stdio: "pipe" });
  run(codeServer, ...folders, "--install-extension", vsix);
  if (chinese) {
    const pack = join(home, "pack.vsix");
    execFileSync(VSCE, ["package", "--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", pack], {
      cwd: LANGUAGE_PACK,
      stdio: "pipe",
    });
    run(codeServer, ...folders, "--install-extension", pack);
    // The editor would write this by itself, had it been asked to install the pack from inside.
    const packs = {
      "zh-cn": {
        hash: "none",
        extensions: [{ extensionIdentifier: { id: "test.display-language" }, version: "1.0.0" }],
        translations: { vscode: join(LANGUAGE_PACK, "words.json") },
      },
    };
    writeFileSync(join(data, "languagepacks.json"), JSON.stringify(packs));
  }
  const server = spawn(
    codeServer,
    [...folders, "--bind-addr", "127.0.0.1:0", "--auth", "none", "--disable-telemetry", "--disable-update-check", ...(chinese ? ["--locale", "zh-cn"] : [])],
    // A group of its own, so that its children end with it.
    { env: environment, detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  const address = await addressOf(server);
  const browser = await chromium.launch({
    executablePath: browserProgram,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
  // One for all windows, so that the editor's own files are loaded once.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 });
  return {
    /** A copy of the workspace; `change` may alter it before the editor sees it. */
    async open(name, { change = () => {} } = {}) {
      const folder = join(home, name, "photos");
      cpSync(WORKSPACE, folder, { recursive: true });
      change(folder);
      const page = await context.newPage();
      await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`);
      await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
      return { page, folder };
    },
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      process.kill(-server.pid);
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function addressOf(server) {
  return new Promise((resolve, reject) => {
    let text = "";
    const timer = setTimeout(() => reject(new Error(`code-server does not come up:\n${text}`)), 60_000);
    const listen = (chunk) => {
      text += chunk;
      const address = /listening on (http:\/\/[\d.:]+)/.exec(text)?.[1];
      if (address !== undefined) {
        clearTimeout(timer);
        resolve(address);
      }
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("exit", (status) => reject(new Error(`code-server ends with ${status}:\n${text}`)));
  });
}
