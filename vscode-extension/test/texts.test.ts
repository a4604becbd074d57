import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";

type Texts = Record<string, string>;

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Record<
        string,
        { readonly markdownDescription?: string; readonly enum?: string[]; readonly enumDescriptions?: string[] }
      >;
    };
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

const english = json("package.nls.json") as Texts;
const chinese = json("package.nls.zh-cn.json") as Texts;
const bundle = json("l10n/bundle.l10n.zh-cn.json") as Texts;
const manifest = readFileSync("package.json", "utf8");

/** The first arguments of all calls of `l10n.t`. */
function translated(): Set<string> {
  const texts = new Set<string>();
  for (const name of readdirSync("src")) {
    const file = `src/${name}`;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText())) {
        const [text] = node.arguments;
        assert(text !== undefined && ts.isStringLiteral(text), `${file}: ${node.getText()} has no literal to translate`);
        texts.add(text.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true));
  }
  return texts;
}

const placeholders = (text: string): string[] => (text.match(/\{\d\}|\$\{\w+\}/g) ?? []).sort();

function assertTranslated(text: string, translation: string | undefined): void {
  assert(translation !== undefined && translation !== "", `“${text}” is not translated`);
  assert.deepEqual(placeholders(translation), placeholders(text), translation);
}

test("the manifest uses each text, and each is there in both languages", () => {
  const used = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
  assert.deepEqual(Object.keys(chinese), Object.keys(english));
  for (const [key, text] of Object.entries(english)) {
    assertTranslated(text, chinese[key]);
    const commands = /\(command:[\w.]+\)/g;
    assert.deepEqual(chinese[key]?.match(commands), text.match(commands), key);
  }
});

test("every setting and every command has a text from the files of texts", () => {
  const { contributes } = json("package.json") as Manifest;
  for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
    assert.match(setting.markdownDescription ?? "", /^%.+%$/, name);
    assert.equal(setting.enumDescriptions?.length, setting.enum?.length, name);
  }
  for (const { command, title } of contributes.commands) {
    assert.match(title, /^%.+%$/, command);
  }
});

test("the pages of the walkthrough are there in both languages", () => {
  for (const texts of [english, chinese]) {
    const pages = Object.entries(texts).filter(([key]) => key.endsWith(".media"));
    assert.equal(pages.length, 5);
    for (const [, file] of pages) {
      assert(existsSync(file), file);
    }
  }
});

test("what is said at run time is translated, and nothing else is", () => {
  assert.deepEqual(Object.keys(bundle).sort(), [...translated()].sort());
  for (const [text, translation] of Object.entries(bundle)) {
    assertTranslated(text, translation);
  }
});

test("Chinese texts are Chinese", () => {
  for (const [key, text] of Object.entries({ ...chinese, ...bundle })) {
    assert(key.endsWith(".media") || /\p{Script=Han}/u.test(text), `${key}: ${text}`);
  }
});
