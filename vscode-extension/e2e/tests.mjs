import assert from "node:assert/strict";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const TIMEOUT = 30_000;
const ID = "LTAI" + "aKL1nt" + "1Pk6Sb";
const SECRET = "aKL1nt" + "E4wZ8cU2hN6yR9tV3mQ7gX5j";

export function editors(program) {
  return [
    { chinese: false, settings: { "security.workspace.trust.enabled": false }, tests: inEnglish(program) },
    { chinese: true, settings: { "security.workspace.trust.startupPrompt": "never" }, tests: inChinese() },
  ];
}

/** In an editor that is shown in Chinese, in workspaces that are not trusted. */
function inChinese() {
  return [
    test(
      "a workspace that is not trusted chooses no program, and the display language is followed",
      async ({ page, folder, shoot }) => {
        await openFile(page, "storage.py");
        const problems = await openProblems(page);
        await problems.filter({ hasText: "硬编码" }).first().waitFor({ timeout: TIMEOUT });
        assert(!existsSync(join(folder, "ran")), "the program of the workspace was run");
        await shoot("not-trusted");
        await runCommand(page, "扫描整个工作区");
        await message(page, /aklint在[1-9]个文件中发现了问题（错误[1-9]/, ["显示问题"]);
        await shoot("chinese-scan");
      },
      {
        change: (folder) => {
          ownProgram(folder, `touch '${folder}/ran'`);
          mkdirSync(join(folder, ".venv/bin"), { recursive: true });
          cpSync(join(folder, "aklint-program"), join(folder, ".venv/bin/aklint"));
        },
      },
    ),

    test("the walkthrough is Chinese", async ({ page, shoot }) => {
      await walkthrough(page, "aklint入门");
      await page.getByText("选择凭证提供者").first().click();
      await preview(page).getByText("使用ECSRAMRole").first().waitFor({ timeout: TIMEOUT });
      await shoot("walkthrough-chinese");
    }),
  ];
}

function inEnglish(program) {
  return [
    test("a static provider is underlined and listed", async ({ page, shoot }) => {
      await openFile(page, "storage.py");
      await squiggle(page);
      const problems = await openProblems(page);
      await problems.filter({ hasText: "AccessKey pair hardcoded" }).first().waitFor({ timeout: TIMEOUT });
      const text = await problems.allInnerTexts();
      assert.match(text.join("\n"), /aklint\s*\(?hardcoded-access-key/);
      // Back into the text, so that the list is shown as it looks to somebody who reads.
      await page.keyboard.press("Control+1");
      await shoot("problems");
    }),

    test("the rule's page opens from the list of problems", async ({ page, shoot }) => {
      await openFile(page, "storage.py");
      const problems = await openProblems(page);
      await problems.getByText("hardcoded-access-key").first().click({ modifiers: ["ControlOrMeta"], timeout: TIMEOUT });
      await preview(page).getByText("Why it matters").first().waitFor({ timeout: TIMEOUT });
      await shoot();
    }),

    test("hovers explain the call and the key, and lead to the selection table", async ({ page, shoot }) => {
      await openFile(page, "storage.py");
      await squiggle(page);
      const call = await hover(page, "StaticCredentialsProvider");
      assert.match(await call.innerText(), /selection table/i);
      await shoot("hover-call");
      await call.getByText(/selection table/i).last().click();
      await preview(page).getByText("OIDCRoleARN").first().waitFor({ timeout: TIMEOUT });
      await shoot("hover-leads-to-table");
      await page.keyboard.press("Control+W");
      const key = await hover(page, '"LTAIaKL1nt');
      const text = await key.innerText();
      assert.match(text, /AccessKey/);
      await shoot("hover-key");
    }),

    test("the selection table is shown", async ({ page, shoot }) => {
      await openFile(page, "storage.py");
      await squiggle(page);
      await runCommand(page, "Show the Selection Table");
      await preview(page).getByText("ECSRAMRole").first().waitFor({ timeout: TIMEOUT });
      await shoot("table");
    }),

    test("a scan lists what is in files that are not open", async ({ page, shoot }) => {
      await openFile(page, "uploader.py");
      await runCommand(page, "Scan the Workspace");
      const toast = page.locator(".notification-toast").filter({ hasText: "aklint" });
      await toast.first().waitFor({ timeout: TIMEOUT });
      assert.match(await toast.first().innerText(), /errors: [1-9]/);
      await toast.getByText("Show Problems").click();
      const problems = page.locator(".markers-panel .monaco-list-row");
      // The list is made only as far as it is seen.
      await page.getByRole("button", { name: "Collapse All" }).last().click();
      for (const file of ["nightly.env", "report.py", "storage.py"]) {
        await problems.filter({ hasText: file }).first().waitFor({ timeout: TIMEOUT });
      }
      await shoot();
      // What the scan listed stays until there is another server; the next test wants a list of its own.
      await runCommand(page, "Restart the Server");
      await problems.filter({ hasText: "nightly.env" }).first().waitFor({ state: "detached", timeout: TIMEOUT });
    }),

    test("messages become Chinese without a restart", async ({ page, folder, shoot }) => {
      await openFile(page, "storage.py");
      const problems = await openProblems(page);
      await problems.filter({ hasText: "AccessKey pair hardcoded" }).first().waitFor({ timeout: TIMEOUT });
      workspaceSettings(folder, { "aklint.language": "zh" });
      await problems.filter({ hasText: "硬编码" }).first().waitFor({ timeout: TIMEOUT });
      await until(async () => (await problems.filter({ hasText: "AccessKey pair hardcoded" }).count()) === 0);
      await goToMarker(page);
      await shoot("chinese");
      await runCommand(page, "Show the Selection Table");
      await preview(page).getByText("凭证提供者").first().waitFor({ timeout: TIMEOUT });
      await shoot("chinese-table");
      workspaceSettings(folder, {});
      await problems.filter({ hasText: "AccessKey pair hardcoded" }).first().waitFor({ timeout: TIMEOUT });
    }),

    test("aklint can be switched off and on again", async ({ page, folder, shoot }) => {
      await openFile(page, "storage.py");
      await squiggle(page);
      workspaceSettings(folder, { "aklint.enable": false });
      await noSquiggle(page);
      workspaceSettings(folder, {});
      await squiggle(page);
      await shoot();
    }),

    test("a quick fix puts in the recommended provider", async ({ page, shoot }) => {
      await openFile(page, "storage.py");
      await squiggle(page);
      await goToMarker(page);
      const menu = await quickFixes(page);
      await menu.filter({ hasText: "OIDCRoleARN" }).first().waitFor({ timeout: TIMEOUT });
      await shoot("quick-fix");
      await choose(page, menu, "OIDCRoleARN");
      await noSquiggle(page);
      await shoot("quick-fix-done");
    }),

    test("a quick fix suppresses a finding", async ({ page, shoot }) => {
      await openFile(page, "report.py");
      await squiggle(page);
      await goToMarker(page);
      const menu = await quickFixes(page);
      await choose(page, menu, /suppress|ignore/i);
      await page.locator(".view-line").filter({ hasText: "ignore[hardcoded-access-key]" }).first().waitFor({ timeout: TIMEOUT });
      await noSquiggle(page);
      await shoot();
    }),

    test("a key in one cell of a notebook is found with its use in another", async ({ page, shoot }) => {
      await openFile(page, "analysis.ipynb");
      await squiggle(page, ".cell-editor-container, .notebookOverlay");
      const problems = await openProblems(page);
      const found = problems.filter({ hasText: "AccessKey pair hardcoded" });
      await found.first().waitFor({ timeout: TIMEOUT });
      assert.equal(await found.count(), 1);
      await shoot();
    }),

    test("a change that is not saved is seen in the file that depends on it", async ({ page, shoot }) => {
      await openFile(page, "uploader.py");
      await openFile(page, "settings.py");
      await squiggle(page);
      const problems = await openProblems(page);
      const printed = problems.filter({ hasText: "is printed by print" });
      assert.equal(await printed.count(), 0);
      await page.locator(".monaco-editor .view-line").last().click();
      await page.keyboard.press("Control+End");
      await page.keyboard.insertText('\nLABEL = f"{BUCKET} {ACCESS_KEY_SECRET}"\n');
      await printed.first().waitFor({ timeout: TIMEOUT });
      await shoot("dependent-changed");
      await page.getByRole("tab", { name: /uploader\.py/ }).first().click();
      await squiggle(page);
      await shoot("dependent");
    }),

    test("the walkthrough is shown", async ({ page, shoot }) => {
      await walkthrough(page, "Get started with aklint");
      await page.getByText("Silence what you know about").first().click();
      await preview(page).getByText("per-path-ignores").first().waitFor({ timeout: TIMEOUT });
      await shoot("walkthrough");
      await page.keyboard.press("Control+B");
    }),

    test(
      "nothing runs before there is something to look at",
      async ({ page, folder, shoot }) => {
        await page.waitForTimeout(5000);
        assert(!existsSync(join(folder, "pid")), "a server was started for no file");
        await openFile(page, "storage.py");
        await until(() => existsSync(join(folder, "pid")));
        await shoot();
      },
      { change: (folder) => recordingProgram(folder, program) },
    ),

    test(
      "a server that ends is started again",
      async ({ page, folder, shoot }) => {
        await openFile(page, "storage.py");
        await squiggle(page);
        const first = readFileSync(join(folder, "pid"), "utf8");
        process.kill(Number(first));
        await until(() => readFileSync(join(folder, "pid"), "utf8") !== first);
        await page.keyboard.press("Control+End");
        await page.keyboard.insertText(`again = oss.credentials.StaticCredentialsProvider("${ID}", "${SECRET}")\n`);
        await until(async () => (await page.locator(".squiggly-error").count()) > 1);
        await shoot();
      },
      { change: (folder) => recordingProgram(folder, program) },
    ),

    test(
      "a server that keeps ending is given up",
      async ({ page, shoot }) => {
        await openFile(page, "storage.py");
        await message(page, /has ended unexpectedly several times/, ["Restart", "Show Log"]);
        await shoot();
      },
      { change: (folder) => ownProgram(folder, `timeout 3 '${program}' "$@"`) },
    ),

    test(
      "a program that is missing is named with the setting",
      async ({ page, shoot }) => {
        await openFile(page, "storage.py");
        await message(page, /The setting aklint\.path names .*\/no\/aklint/, ["Open Settings", "Show Log"]);
        await shoot();
      },
      { change: (folder) => workspaceSettings(folder, { "aklint.path": "/no/aklint" }) },
    ),

    test(
      "a program that is too old is told from one that is broken",
      async ({ page, shoot }) => {
        await openFile(page, "storage.py");
        await message(page, /is too old for the editor/, ["Open Settings", "Show Log"]);
        await shoot();
      },
      { change: (folder) => ownProgram(folder, "echo \"error: unrecognized subcommand 'lsp'\" >&2; exit 2") },
    ),
  ];
}

/** Leaves a window as it was opened. */
export async function tidy(page) {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+K");
  await page.keyboard.press("Control+W");
  const discard = page.locator(".monaco-dialog-box").getByText("Don't Save");
  await until(async () => {
    if (await discard.isVisible()) {
      await discard.click();
    }
    return (await page.locator(".editor-group-container .tab").count()) === 0;
  });
  await pick(page, "F1", ">Notifications: Clear All", "Clear All Notifications");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden", timeout: TIMEOUT });
}

function test(name, run, options) {
  return { name, run, options };
}

/** A program in the place of the real one, for one workspace. */
function ownProgram(folder, script) {
  const file = join(folder, "aklint-program");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  workspaceSettings(folder, { "aklint.path": "${workspaceFolder}/aklint-program" });
}

/** The real one, which leaves its number behind. */
function recordingProgram(folder, program) {
  ownProgram(folder, `echo $$ > '${folder}/pid'; exec '${program}' "$@"`);
}

function workspaceSettings(folder, settings) {
  mkdirSync(join(folder, ".vscode"), { recursive: true });
  writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify(settings));
}

async function openFile(page, name) {
  await pick(page, "Control+P", name, name);
  await page.getByRole("tab", { name: new RegExp(name.replaceAll(".", "\\.")) }).first().waitFor({ timeout: TIMEOUT });
  await page.locator(".monaco-editor .view-line").first().waitFor({ timeout: TIMEOUT });
}

async function runCommand(page, title) {
  await pick(page, "F1", `>aklint: ${title}`, title);
}

/** Chooses from the box that a key opens. A window that is busy may lose the key, or close the box again. */
async function pick(page, key, text, choice) {
  const input = page.locator(".quick-input-widget input").first();
  const row = page.locator(".quick-input-list .monaco-list-row").filter({ hasText: choice }).first();
  await until(async () => {
    await page.keyboard.press(key);
    try {
      await input.fill(text, { timeout: 3000 });
      // Not Enter, which takes what is first until the list has been narrowed down.
      await row.click({ timeout: 3000 });
      return true;
    } catch {
      await page.keyboard.press("Escape");
      return false;
    }
  });
}

async function walkthrough(page, title) {
  await pick(page, "F1", ">Open Walkthrough", "Open Walkthrough");
  const rows = page.locator(".quick-input-list .monaco-list-row");
  await rows.filter({ hasText: title }).first().click({ timeout: TIMEOUT });
  // Its pictures are shown only where there is room for them.
  await page.keyboard.press("Control+B");
  await page.getByText(title).first().waitFor({ timeout: TIMEOUT });
}

async function openProblems(page) {
  const panel = page.locator(".markers-panel");
  if (!(await panel.isVisible())) {
    await page.keyboard.press("Control+Shift+M");
    await panel.waitFor({ timeout: TIMEOUT });
  }
  return panel.locator(".monaco-list-row");
}

async function squiggle(page, within = ".editor-instance") {
  await page.locator(within).locator(".squiggly-error, .squiggly-warning").first().waitFor({ timeout: TIMEOUT });
}

async function noSquiggle(page) {
  await until(async () => (await page.locator(".squiggly-error, .squiggly-warning").count()) === 0);
}

/** Puts the cursor into the first finding, without the box that F8 opens. */
async function goToMarker(page) {
  const line = page.locator(".monaco-editor .view-line").filter({ hasText: "LTAI" }).first();
  await line.click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
}

async function quickFixes(page) {
  const menu = page.locator(".action-widget .monaco-list-row");
  // The editor shows nothing when it is asked while its own light bulb is on the way.
  await until(async () => {
    await page.keyboard.press("Control+.");
    return menu.first().waitFor({ timeout: 5000 }).then(() => true, () => false);
  });
  return menu;
}

async function choose(page, menu, text) {
  await menu.filter({ hasText: text }).first().click();
}

/** The box that opens over a piece of the text, once it holds more than the message of the finding. */
async function hover(page, text) {
  const place = page.locator(".monaco-editor .view-line span > span").filter({ hasText: text }).last();
  await place.hover();
  const box = page.locator(".monaco-hover:not(.hidden) .monaco-hover-content").first();
  await box.waitFor({ timeout: TIMEOUT });
  return box;
}

function preview(page) {
  return page.frameLocator("iframe.webview").last().frameLocator("iframe#active-frame");
}

async function message(page, text, buttons) {
  const toast = page.locator(".notification-toast").filter({ hasText: text });
  await toast.first().waitFor({ timeout: TIMEOUT });
  for (const button of buttons) {
    await toast.getByText(button, { exact: true }).first().waitFor({ timeout: TIMEOUT });
  }
}

async function until(holds) {
  const end = performance.now() + TIMEOUT;
  while (!(await holds())) {
    assert(performance.now() < end, `in vain: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
