import assert from "node:assert/strict";
import { test } from "node:test";
import { linkPages, pageName } from "../src/pages";

const COMMAND = "command:aklint.openPage?%5B%22aklint%3A%2F%2F%2Fproviders.en.md%22%5D";

test("links to pages become commands, other links stay", () => {
  assert.equal(linkPages("[table](aklint:///providers.en.md)"), `[table](${COMMAND})`);
  assert.equal(linkPages("[table](<aklint:///providers.en.md>)"), `[table](${COMMAND})`);
  assert.equal(linkPages("see <aklint:///providers.en.md>."), `see [providers](${COMMAND}).`);
  const other = "[docs](https://help.aliyun.com/zh/ram) and `aklint:///x.md` and aklint: ignore[x]";
  assert.equal(linkPages(other), other);
});

test("pages have short names", () => {
  assert.equal(pageName("aklint:///rules/secret-in-log.zh.md"), "secret-in-log");
});
