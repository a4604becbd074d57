import assert from "node:assert/strict";
import { test } from "node:test";
import { resolveLanguage, resolveSettings } from "../src/settings";

test("auto follows the editor, a choice does not", () => {
  for (const display of ["zh-cn", "zh-tw", "zh", "ZH-CN"]) {
    assert.equal(resolveLanguage("auto", display), "zh", display);
    assert.equal(resolveLanguage("en", display), "en", display);
  }
  for (const display of ["en", "en-us", "de", "zhang"]) {
    assert.equal(resolveLanguage("auto", display), "en", display);
    assert.equal(resolveLanguage("zh", display), "zh", display);
  }
});

test("an empty config means the nearest one", () => {
  const written = { enable: true, minSeverity: "warning", language: "auto" };
  const resolved = (config: string): unknown =>
    resolveSettings({ ...written, config }, "zh-cn", "/home/me", ["/one", "/two"]).config;
  assert.equal(resolved(" "), null);
  assert.equal(resolved("~/aklint.toml"), "/home/me/aklint.toml");
  assert.equal(resolved("${workspaceFolder}/a.toml"), "/one/a.toml");
  assert.deepEqual(resolveSettings({ ...written, config: "" }, "zh-cn", "/home/me", []), {
    enable: true,
    minSeverity: "warning",
    language: "zh",
    config: null,
  });
});
