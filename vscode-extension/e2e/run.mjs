// run.mjs CODE-SERVER CHROMIUM VSIX PROGRAM SHOTS: what people do with the extension, each in a window of its own.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openEditor } from "./editor.mjs";
import { editors, tidy } from "./tests.mjs";

const [codeServer, browserProgram, vsix, program, shots] = process.argv.slice(2);
// AKLINT_ONLY runs the tests whose names contain it.
const wanted = process.env.AKLINT_ONLY ?? "";

rmSync(shots, { recursive: true, force: true });
mkdirSync(shots, { recursive: true });
let failed = 0;

for (const { chinese, settings, tests } of editors(program)) {
  const chosen = tests.filter(({ name }) => name.includes(wanted));
  if (chosen.length === 0) {
    continue;
  }
  const editor = await openEditor({ codeServer, browserProgram, vsix, program, chinese, settings });
  // Tests that leave the workspace as it is share a window: opening one takes longer than most of them.
  let shared;
  try {
    for (const { name, options, run } of chosen) {
      const started = performance.now();
      const title = name.replaceAll(/[^a-z]+/gi, "-");
      const window = options === undefined ? (shared ??= await editor.open("shared")) : await editor.open(title, options);
      const { page } = window;
      let outcome = "";
      try {
        await run({ ...window, shoot: (shot = title) => page.screenshot({ path: join(shots, `${shot}.png`) }) });
        await (window === shared ? tidy(page) : page.close());
      } catch (error) {
        failed += 1;
        outcome = ` FAILS\n${error.stack}`;
        await page.screenshot({ path: join(shots, `failed-${title}.png`) });
        await page.close();
        shared = window === shared ? undefined : shared;
      }
      console.log(`editor: ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s${outcome}`);
    }
  } finally {
    await editor.close();
  }
}
process.exitCode = failed === 0 ? 0 : 1;
