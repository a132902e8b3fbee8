/** Makes links of the places that a rendered page names: `<code>src/a.ts:4</code>` where there is such a file. Pure. */

export interface NamedPlace {
  /** As the page names it, relative to its folder, with forward slashes. */
  readonly path: string;
  /** From one; undefined where the page names the file alone. */
  readonly line: number | undefined;
}

/** Code within a sentence has no attributes; blocks of code have. */
const codePattern = /(?<!<pre[^>]*>)<code>([^<]*)<\/code>/g;
const within = /^(?![/\\]|[A-Za-z]:)(?!(?:.*[/\\])?\.\.(?:[/\\]|$))[^\0]+$/;

/** Each place that the page might mean, once: whether it is one, only the disk can tell. */
export function findPlaces(html: string): readonly NamedPlace[] {
  const texts = [...html.matchAll(codePattern)].map(([, text = '']) => text);
  return [...new Set(texts)].flatMap((text) => parsePlace(text) ?? []);
}

/** `addressOf` gives what a link leads to; undefined where there is no such file. */
export function linkPlaces(html: string, addressOf: (place: NamedPlace) => string | undefined): string {
  return html.replace(codePattern, (code, text: string) => {
    const place = parsePlace(text);
    const address = place && addressOf(place);
    return address === undefined ? code : `<a href="${address}">${code}</a>`;
  });
}

function parsePlace(text: string): NamedPlace | undefined {
  const [, path = '', line] = /^(.+?)(?::([1-9]\d{0,6}))?$/.exec(unescapeHtml(text)) ?? [];
  if (!within.test(path)) return undefined;
  return { path, line: line === undefined ? undefined : Number(line) };
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => named[name] ?? whole);
}
