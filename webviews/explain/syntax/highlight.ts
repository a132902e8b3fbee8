/** Colours of code by highlight.js, with the languages that findings are in. A chunk of its own, loaded when there is code. */
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { type PaintFor, type Piece, plain, type Tone } from './pieces.ts';

const languages = { bash, dockerfile, json, python, typescript, yaml };
type Language = keyof typeof languages;

for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

const languagesByEnding: ReadonlyMap<string, Language> = new Map<string, Language>([
  ...each('typescript', 'ts mts cts tsx typescript js mjs cjs jsx javascript'),
  ...each('python', 'py pyi pyw python'),
  ...each('yaml', 'yml yaml'),
  ...each('json', 'json jsonc'),
  ...each('bash', 'sh bash zsh shell env'),
  ...each('dockerfile', 'dockerfile containerfile'),
]);

function each(language: Language, endings: string): readonly (readonly [string, Language])[] {
  return endings.split(' ').map((ending) => [ending, language]);
}

/** `src/db.ts`, `Dockerfile.dev`, `.env.local`, or the name alone. */
function findLanguage(source: string): Language | undefined {
  const name = source.slice(source.lastIndexOf('/') + 1).toLowerCase();
  const parts = name.split('.');
  return (
    languagesByEnding.get(parts.at(-1) ?? '') ??
    parts.map((part) => languagesByEnding.get(part)).find(Boolean)
  );
}

/** More is a minified file: not worth a pause. */
const longestText = 20_000;

export const paintFor: PaintFor = (source) => {
  const language = findLanguage(source);
  if (language === undefined) return plain(source);
  return (lines) => {
    const text = lines.join('\n');
    if (text.length > longestText) return plain(source)(lines);
    return toLines(readOnce(text, language));
  };
};

/** A page draws the same code at each step that is walked to. */
const read = new Map<string, readonly Piece[]>();
const mostRead = 200;

function readOnce(text: string, language: Language): readonly Piece[] {
  const key = `${language}\n${text}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  if (read.size >= mostRead) read.clear();
  const pieces = toPieces(hljs.highlight(text, { language, ignoreIllegals: true }).value);
  read.set(key, pieces);
  return pieces;
}

const tonesByClass: Readonly<Record<string, Tone>> = {
  ...{ comment: 'comment', quote: 'comment', doctag: 'comment' },
  ...{ keyword: 'keyword', literal: 'keyword', operator: 'keyword', 'variable language_': 'keyword' },
  ...{ string: 'string', regexp: 'string', char: 'string', symbol: 'string' },
  number: 'number',
  ...{ title: 'name', built_in: 'name', type: 'name', attr: 'name', meta: 'name', variable: 'name' },
};

/** Its result as text: spans with a class, and five entities. Nothing of it is ever put into the page as markup. */
const markup = /<span class="(?<scope>[^"]*)">|(?<end><\/span>)|&(?<entity>amp|lt|gt|quot|#x27);|[^<&]+/g;
const letters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function toPieces(value: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const open: (Tone | undefined)[] = [];
  for (const { 0: text, groups = {} } of value.matchAll(markup)) {
    const { scope, end, entity } = groups;
    if (scope !== undefined) open.push(toneOf(scope, open.at(-1)));
    else if (end !== undefined) open.pop();
    else pieces.push(pieceOf(entity === undefined ? text : (letters[entity] ?? text), open.at(-1)));
  }
  return pieces;
}

function pieceOf(text: string, tone: Tone | undefined): Piece {
  return tone === undefined ? { text } : { text, tone };
}

/** A part of a string that is code again is plain; an unknown part looks like what it lies in. */
function toneOf(scope: string, around: Tone | undefined): Tone | undefined {
  const name = scope.replace('hljs-', '');
  const first = name.split(' ')[0] ?? '';
  if (first === 'subst') return undefined;
  return tonesByClass[name] ?? tonesByClass[first] ?? around;
}

function toLines(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...rest] = piece.text.split('\n');
    lines.at(-1)?.push({ ...piece, text: first });
    for (const text of rest) lines.push([{ ...piece, text }]);
  }
  return lines.map((line) => joined(line));
}

/** Neighbours of one colour are one piece. */
function joined(line: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const piece of line) {
    const last = pieces.at(-1);
    if (piece.text === '') continue;
    if (last !== undefined && last.tone === piece.tone)
      pieces.splice(-1, 1, { ...last, text: last.text + piece.text });
    else pieces.push(piece);
  }
  return pieces;
}
