// Renders images/icon.svg as the PNG that the marketplace asks for.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
await page.setContent(`<body style="margin:0">${readFileSync("images/icon.svg", "utf8")}</body>`);
await page.screenshot({ path: "images/icon.png", omitBackground: true });
await browser.close();
