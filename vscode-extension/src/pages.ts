// The server's own pages: the selection table and one page for each rule, Markdown under the scheme `aklint`.

export const PAGE_SCHEME = "aklint";
export const OPEN_PAGE = "aklint.openPage";

/** A command link that opens a page. The editor drops links with a scheme that it does not know from hovers. */
export function pageCommand(page: string): string {
  return `command:${OPEN_PAGE}?${encodeURIComponent(JSON.stringify([page]))}`;
}

/** Makes the links to pages in a piece of Markdown work in the editor. */
export function linkPages(markdown: string): string {
  return markdown
    .replace(/\]\(<?(aklint:\/\/\/[^\s<>)]*)>?/g, (_, page: string) => `](${pageCommand(page)}`)
    .replace(/<(aklint:\/\/\/[^\s<>]*)>/g, (_, page: string) => `[${pageName(page)}](${pageCommand(page)})`);
}

export function pageAddress(path: string): string {
  return `${PAGE_SCHEME}://${path}`;
}

/** `aklint:///rules/secret-in-log.en.md` → `secret-in-log` */
export function pageName(page: string): string {
  return page.replace(/^.*\//, "").replace(/(\.(en|zh))?\.md$/, "");
}
