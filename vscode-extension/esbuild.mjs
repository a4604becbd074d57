// Bundles the extension, or with --tests the unit tests. --release makes it small.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const tests = process.argv.includes("--tests");
const release = process.argv.includes("--release");

const built = await build({
  entryPoints: tests
    ? readdirSync("test").filter((name) => name.endsWith(".test.ts")).map((name) => `test/${name}`)
    : ["src/extension.ts"],
  ...(tests ? { outdir: "out/test" } : { outfile: "dist/extension.js" }),
  bundle: true,
  platform: "node",
  // What VS Code 1.91 runs extensions with.
  target: "node20",
  format: "cjs",
  external: tests ? ["vscode", "typescript"] : ["vscode"],
  minify: release,
  sourcemap: release ? false : "linked",
  metafile: true,
  logLevel: "warning",
});

if (release) {
  // The bundle holds other people's code; their licences ask to go with it.
  const packages = new Set(
    Object.keys(built.metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const notices = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, "utf8").trim() : license;
    return `${name} ${version}\n\n${text}\n`;
  });
  writeFileSync("dist/third-party.txt", notices.join(`\n${"-".repeat(80)}\n\n`));
}
