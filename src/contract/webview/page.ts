/**
 * The HTML shell of every webview: header and skeleton, one ES module, the icon font, and a policy that allows nothing
 * else; what the module imports is allowed by the same nonce. Pure text in, text out, so that the extension, the
 * browser tests and later the web dashboard serve the very same page.
 *
 * The editor shows a page at its `load` event. So nothing that is loaded holds it up: styles are in the text, and the
 * module is imported rather than a script of the document. The skeleton is the content of the page's element: seen until
 * the script draws something else than a `<slot>` there.
 *
 * The extension calls `renderPage` with addresses from `webview.asWebviewUri`, `webview.cspSource`, a fresh
 * nonce a page ({@link createNonce} over random bytes), and `localResourceRoots` limited to dist/.
 */
import { escapeHtml } from './escape-html.ts';
import { renderSkeleton, type Skeleton } from './skeleton.ts';
import { skeletonStyles } from './skeleton-styles.ts';
import { wordsElementId } from './words/word-table.ts';

export interface PageOptions {
  /** Shown to assistive technology as the name of the document. */
  readonly title: string;
  /** Custom element that is the view, e.g. `vireo-invoice`; the script defines it. */
  readonly rootElement: string;
  readonly skeleton: Skeleton;
  /** Text of the page's style sheet. */
  readonly styles: string;
  /** Where scripts, styles and fonts may come from besides the nonce: `webview.cspSource`. */
  readonly cspSource: string;
  /** Fresh and unguessable for each page: at least 128 random bits, base64url. */
  readonly nonce: string;
  readonly scriptUri: string;
  /** Style sheets that whoever shows the page adds. */
  readonly styleUris?: readonly string[];
  /** The font file of @vscode/codicons. */
  readonly codiconUri: string;
  /** True: images may be shown, as data URIs alone. */
  readonly hasImages?: boolean;
  /** BCP 47 tag of the words on the page (`vscode.env.language`); `en` if left out. */
  readonly language?: string;
  /** What the page says, translated, by the English text; its script reads it before it draws. */
  readonly words?: Readonly<Record<string, string>>;
  /** What the role of the user does not meet (contract/policy/needs.ts). */
  readonly refused?: readonly string[];
}

/** The complete document for `webview.html`. Every value is escaped; a value that could leave its attribute throws. */
export function renderPage(options: PageOptions): string {
  const nonce = checkedNonce(options.nonce);
  const root = checkedElement(options.rootElement);
  const sheets = (options.styleUris ?? [])
    .map((uri) => `<link rel="stylesheet" href="${escapeHtml(uri)}">`)
    .join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(options.language ?? 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(options, nonce))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(options.title)}</title>
<style nonce="${nonce}">${checkedStyles(options.styles)}${skeletonStyles}${ownStyles(options.skeleton)}
@font-face { font-family: codicon; font-display: block; src: url("${cssUrl(options.codiconUri)}") format("truetype"); }</style>
${sheets}
</head>
<body data-refused="${escapeHtml((options.refused ?? []).join(' '))}">
<${root}>${renderSkeleton(options.skeleton)}</${root}>
${renderWords(options.words ?? {})}<script nonce="${nonce}">import(${scriptText(options.scriptUri)})</script>
</body>
</html>
`;
}

/**
 * Nothing by default; no network, no images but what a message brought, no frames, no eval, no inline style attributes.
 * Styles set through the object model and constructed style sheets (Lit) are not subject to `style-src`.
 */
export function contentSecurityPolicy(
  { cspSource, hasImages = false }: Pick<PageOptions, 'cspSource' | 'hasImages'>,
  nonce: string,
): string {
  if (/[;,\r\n"<>]/.test(cspSource)) {
    throw new RangeError('A content source holds a character that ends a policy.');
  }
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    ...(hasImages ? ['img-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A nonce from random bytes that the caller drew (this folder has no source of randomness): 16 bytes or more. */
export function createNonce(randomBytes: Uint8Array): string {
  if (randomBytes.length < 16) {
    throw new RangeError('A nonce needs at least 16 random bytes.');
  }
  return Array.from(randomBytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function checkedNonce(nonce: string): string {
  if (!/^[\w-]{16,}$/.test(nonce)) {
    throw new RangeError('A nonce is at least 16 characters of A-Z, a-z, 0-9, _ or -.');
  }
  return nonce;
}

function checkedElement(name: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name)) {
    throw new RangeError('Not the name of a custom element.');
  }
  return name;
}

function checkedStyles(text: string): string {
  if (text.includes('<')) {
    throw new RangeError('A style sheet holds a character that could end it.');
  }
  return text;
}

function ownStyles({ layout }: Skeleton): string {
  return checkedStyles(layout.styles ?? '').replaceAll('\n', '');
}

/** A block of data, which no policy takes for a script. */
function renderWords(words: Readonly<Record<string, string>>): string {
  if (Object.keys(words).length === 0) return '';
  return `<script type="application/json" id="${wordsElementId}">${scriptText(words)}</script>\n`;
}

function scriptText(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function cssUrl(uri: string): string {
  return uri.replace(/["\\<>\s]/g, (character) => encodeURIComponent(character));
}
