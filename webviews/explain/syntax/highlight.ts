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
  const pieces = toPieces(hljs.highlight(text, { language, ignoreIllegals: true }).value, language);
  read.set(key, pieces);
  return pieces;
}

/** What its class says; of some classes the text decides. */
type Scope = Tone | 'builtIn' | 'language';

const scopesByClass: Readonly<Record<string, Scope>> = {
  comment: 'comment',
  quote: 'comment',
  doctag: 'comment',
  keyword: 'keyword',
  literal: 'keyword',
  string: 'string',
  char: 'string',
  symbol: 'string',
  regexp: 'regexp',
  number: 'number',
  class_: 'type',
  type: 'type',
  title: 'name',
  meta: 'name',
  built_in: 'builtIn',
  language_: 'language',
  variable: 'variable',
  property: 'variable',
  attr: 'variable',
};

/** As the editor parts them from the other keywords. */
const controlWords: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  typescript: words(
    'if else for while do switch case default break continue return throw try catch finally',
    'import export from as await yield',
  ),
  python: words(
    'if elif else for while break continue return raise try except finally with pass assert',
    'import from as await yield',
  ),
  bash: words('if then elif else fi for in do done while until case esac select'),
};

const typeNames = words(
  'string number boolean bigint symbol object any unknown never void',
  'str int float bool bytes dict list set tuple',
);

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}

function refine(scope: Scope, text: string, language: Language): Tone {
  if (scope === 'keyword') return controlWords[language]?.has(text) ? 'control' : 'keyword';
  if (scope === 'builtIn') return typeNames.has(text) || /^[A-Z]/.test(text) ? 'type' : 'name';
  // Before parentheses it takes it for the name of a function.
  if (scope === 'name' && text === 'async') return 'keyword';
  if (scope === 'language') return /^(?:this|super|arguments)$/.test(text) ? 'keyword' : 'variable';
  return scope;
}

/** Its result as text: spans with a class, and five entities. Nothing of it is ever put into the page as markup. */
const markup = /<span class="(?<scope>[^"]*)">|(?<end><\/span>)|&(?<entity>amp|lt|gt|quot|#x27);|[^<&]+/g;
const letters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function toPieces(value: string, language: Language): readonly Piece[] {
  const pieces: Piece[] = [];
  const open: (Scope | undefined)[] = [];
  for (const { 0: text, groups = {} } of value.matchAll(markup)) {
    const { scope, end, entity } = groups;
    if (scope !== undefined) open.push(scopeOf(scope, open.at(-1), language));
    else if (end !== undefined) open.pop();
    else if (entity !== undefined) pieces.push(...piecesOf(letters[entity] ?? text, open.at(-1), language));
    else pieces.push(...piecesOf(text, open.at(-1), language));
  }
  return pieces;
}

function piecesOf(text: string, scope: Scope | undefined, language: Language): readonly Piece[] {
  if (scope !== undefined) return [{ text, tone: refine(scope, text, language) }];
  if (language !== 'typescript' && language !== 'python') return [{ text }];
  return text
    .split(identifier)
    .map((part, at) => (at % 2 === 1 ? { text: part, tone: 'variable' } : { text: part }));
}

/** What it leaves without a class and is a word is a variable. */
const identifier = /((?!\$\{)[\p{L}_$][\p{L}\p{N}_$]*)/u;

/** A part of a string that is code again is plain; an unknown part looks like what it lies in. */
function scopeOf(value: string, around: Scope | undefined, language: Language): Scope | undefined {
  const classes = value.replace('hljs-', '').split(' ');
  if (classes[0] === 'subst') return undefined;
  if (classes[0] === 'attr' && language === 'yaml') return 'key';
  const [, second = ''] = classes;
  return scopesByClass[second] ?? scopesByClass[classes[0] ?? ''] ?? around;
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
