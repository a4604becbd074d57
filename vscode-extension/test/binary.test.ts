import assert from "node:assert/strict";
import { test } from "node:test";
import { expandPath, findProgram, type Surroundings } from "../src/binary";

function around(programs: readonly string[], more: Partial<Surroundings> = {}): Surroundings {
  return {
    setting: "",
    folders: ["/one", "/two"],
    trusted: true,
    extensionFolder: "/extension",
    home: "/home/me",
    searchPath: "relative:/usr/bin",
    windows: false,
    isProgram: (file) => programs.includes(file),
    ...more,
  };
}

const EVERYWHERE = [
  "/one/venv/bin/aklint",
  "/two/.venv/bin/aklint",
  "/two/node_modules/.bin/aklint",
  "relative/aklint",
  "/usr/bin/aklint",
  "/extension/bin/aklint",
];

test("places are tried in their order, and relative entries of PATH never", () => {
  const left = [...EVERYWHERE];
  const found: string[] = [];
  for (;;) {
    const search = findProgram(around(left));
    if (search.kind !== "found") {
      assert.deepEqual(search, { kind: "nowhere" });
      break;
    }
    found.push(`${search.origin} ${search.program}`);
    left.splice(left.indexOf(search.program), 1);
  }
  assert.deepEqual(found, [
    "workspace /one/venv/bin/aklint",
    "workspace /two/.venv/bin/aklint",
    "workspace /two/node_modules/.bin/aklint",
    "path /usr/bin/aklint",
    "extension /extension/bin/aklint",
  ]);
});

test("a workspace that is not trusted chooses no program", () => {
  assert.deepEqual(findProgram(around(EVERYWHERE, { trusted: false })), {
    kind: "found",
    program: "/usr/bin/aklint",
    origin: "path",
  });
  const setting = "${workspaceFolder}/.venv/bin/aklint";
  assert.deepEqual(findProgram(around(EVERYWHERE, { trusted: false, setting })), { kind: "untrusted", program: setting });
});

test("the setting wins, and is not replaced when it is wrong", () => {
  const found = (setting: string, programs: readonly string[]): unknown => findProgram(around(programs, { setting }));
  assert.deepEqual(found("/opt/aklint", ["/opt/aklint", ...EVERYWHERE]), {
    kind: "found",
    program: "/opt/aklint",
    origin: "setting",
  });
  assert.deepEqual(found("/opt/aklint", EVERYWHERE), { kind: "missing", program: "/opt/aklint" });
  assert.deepEqual(found("bin/aklint", ["bin/aklint", ...EVERYWHERE]), { kind: "relative", program: "bin/aklint" });
  assert.deepEqual(found("  ", EVERYWHERE), findProgram(around(EVERYWHERE)));
});

test("the setting may name the home folder and the folders of the workspace", () => {
  assert.deepEqual(expandPath("~/bin/aklint", "/home/me", []), ["/home/me/bin/aklint"]);
  assert.deepEqual(expandPath("~other/aklint", "/home/me", []), ["~other/aklint"]);
  assert.deepEqual(expandPath("${workspaceFolder}/a", "/home/me", ["/one", "/two"]), ["/one/a", "/two/a"]);
  const second = findProgram(around(["/two/tools/aklint"], { setting: "${workspaceFolder}/tools/aklint" }));
  assert.deepEqual(second, { kind: "found", program: "/two/tools/aklint", origin: "setting" });
  const none = findProgram(around([], { setting: "${workspaceFolder}/tools/aklint", folders: [] }));
  assert.deepEqual(none, { kind: "missing", program: "${workspaceFolder}/tools/aklint" });
});

test("Windows has other names for all of this", () => {
  const windows = { windows: true, folders: ["C:\\work"], searchPath: 'tools;"C:\\Program Files\\aklint"', home: "C:\\Users\\me" };
  const found = (program: string, setting = ""): unknown => findProgram(around([program], { ...windows, setting }));
  for (const program of ["C:\\work\\.venv\\Scripts\\aklint.exe", "C:\\Program Files\\aklint\\aklint.exe"]) {
    assert.equal((found(program) as { program: string }).program, program);
  }
  assert.deepEqual(found("C:\\Users\\me\\aklint.exe", "~\\aklint.exe"), {
    kind: "found",
    program: "C:\\Users\\me\\aklint.exe",
    origin: "setting",
  });
});
