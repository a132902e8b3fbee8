import { familyOf, isCode } from './languages.ts';
import type { Language } from './model.ts';

/** How a format writes comments. */
export interface CommentSyntax {
  /** What opens a comment that ends with its line. */
  readonly line: readonly string[];
  readonly block?: readonly [open: string, close: string];
  /** A comment stands on a line of its own; after something else the sign means itself. */
  readonly ownLine?: true;
}

/** Where a comment lies; UTF-16 offsets. */
export interface CommentSpan {
  readonly from: number;
  readonly to: number;
}

const slash: CommentSyntax = { line: ['//'], block: ['/*', '*/'] };
const hash: CommentSyntax = { line: ['#'] };
const markup: CommentSyntax = { line: [], block: ['<!--', '-->'] };
const dash: CommentSyntax = { line: ['--'] };
const semicolon: CommentSyntax = { line: [';'] };
const percent: CommentSyntax = { line: ['%'] };

/** By ending of the name. What is not listed takes `#` and `//`, which most formats share. */
const byEnding: readonly (readonly [CommentSyntax, string])[] = [
  [
    slash,
    'c h cc cpp cxx hpp cs java kt kts scala go rs swift dart groovy gradle m mm proto zig jsonc json5',
  ],
  [{ line: ['//', '#'], block: ['/*', '*/'] }, 'php hcl'],
  [{ line: [], block: ['/*', '*/'] }, 'css'],
  [{ line: ['//'], block: ['/*', '*/'] }, 'scss less'],
  [{ line: ['--'], block: ['/*', '*/'] }, 'sql'],
  [dash, 'lua hs elm adb ads vhd vhdl'],
  [{ line: [';', '#'], ownLine: true }, 'ini cfg inf'],
  [semicolon, 'clj cljs lisp el scm asm s'],
  [percent, 'tex erl hrl'],
  [{ line: ['REM', '::', 'rem', '@rem'], ownLine: true }, 'bat cmd'],
  [{ line: ["'"] }, 'vb vbs bas'],
  [markup, 'html htm xhtml xml svg md markdown xaml csproj props targets config plist xsd xsl'],
  [{ line: ['//'], block: ['<!--', '-->'] }, 'vue svelte astro'],
  [{ line: ['#', '!'], ownLine: true }, 'properties'],
  [
    hash,
    'sh bash zsh fish ps1 psm1 rb pl pm r jl ex exs nim cr tcl mk cmake conf toml env graphql gitignore rego',
  ],
];

const endings: ReadonlyMap<string, CommentSyntax> = new Map(
  byEnding.flatMap(([syntax, names]) => names.split(' ').map((name) => [name, syntax] as const)),
);

/** Formats of data in which nothing is a comment. */
const withoutComments = new Set(['json', 'csv', 'tsv', 'ipynb', 'map', 'lock', 'pem', 'key', 'webmanifest']);

/** How comments are written in a file; undefined where its format has none. */
export function commentSyntaxOf(path: string, language: Language): CommentSyntax | undefined {
  if (isCode(language)) return familyOf(language) === 'script' ? slash : hash;
  if (language === 'dockerfile') return { line: ['#'], ownLine: true };
  if (language === 'terraform') return { line: ['#', '//'], block: ['/*', '*/'] };
  if (language === 'yaml') return hash;
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  if (/^\.env(?:\.|$)/.test(name)) return hash;
  const ending = name.slice(name.lastIndexOf('.') + 1);
  if (withoutComments.has(ending)) return undefined;
  return endings.get(ending) ?? { line: ['#', '//'] };
}

/** A comment with this text, on a line of its own. */
export function writeComment({ line, block }: CommentSyntax, text: string): string {
  const [opener] = line;
  if (opener !== undefined) return `${opener} ${text}`;
  return block === undefined ? `# ${text}` : `${block[0]} ${text} ${block[1]}`;
}

/** Where in `before`, what stands on the line before a mark, the comment opens that the mark is in. */
export function findOpener({ line, block, ownLine }: CommentSyntax, before: string): number {
  const openers = block === undefined ? line : [...line, block[0]];
  const places = openers.flatMap((opener) => placesOf(before, opener));
  const first = Math.min(...places.filter((at) => ownLine !== true || before.slice(0, at).trim() === ''));
  if (Number.isFinite(first)) return first;
  // The middle of a block comment, where a line begins with a star.
  return block?.[0] === '/*' && /^\s*\*/.test(before) ? before.indexOf('*') : -1;
}

/** A sign opens a comment at the start of a line or after a blank: `http://` and `a#b` open none. */
function placesOf(text: string, sign: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (at === 0 || /\s/.test(text[at - 1] ?? '') || sign.length > 2) places.push(at);
  }
  return places;
}
