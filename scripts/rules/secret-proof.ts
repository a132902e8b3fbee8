/**
 * Proves formats of secrets: what is made from a format is found, in settings, code, shell and prose; half of it, a
 * placeholder and a reference in its place are not. Expressions, the engine's own too, run in linear time: proving one
 * takes seconds, so what has been proven is remembered by its digest.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkSync } from 'recheck';
import type { SecretFormat } from '../../src/scanner/rules/secret-data.ts';
import { createSecretAnalysis } from '../../src/scanner/secrets/index.ts';
import { ownPatterns } from '../../src/scanner/secrets/own-patterns.ts';
import { makeFrom, makeToken, type Random, randomFrom } from '../../src/scanner/secrets/token-generator.ts';
import { lineStarts } from '../../src/scanner/syntax/lines.ts';
import type { TextAnalysis } from '../../src/scanner/text-analysis.ts';
import type { SecretSource } from './secret-sources.ts';

const samplesEach = 6;
export const provenPath = 'src/scanner/rules/secrets/proven.json';

const places: readonly (readonly [string, (text: string) => string])[] = [
  ['.env', (text) => `A=1\nVALUE=${text}\nB=2\n`],
  ['config.yml', (text) => `a: 1\nvalue: "${text}"\n`],
  ['client.ts', (text) => `const value = '${text}';\n`],
  ['notes.md', (text) => `Take \`${text}\` for now.\n`],
];

function reported(analysis: TextAnalysis, file: string, text: string): string[] {
  const { hits } = analysis({ path: file, language: 'text', text, lines: lineStarts(text) });
  return hits.filter(({ confidence }) => confidence !== 'low').map(({ rule }) => rule.id);
}

/** A line that holds a value of the format as the format wants it. */
function lineWith(format: SecretFormat, value: string): string {
  const name = (format.keywords[0] ?? '').toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  if (format.value !== undefined) return `${name}_KEY=${/\s/.test(value) ? `"${value}"` : value}`;
  return format.spread === undefined ? value : `${format.keywords[0]} ${value}`;
}

/** Formats that are told by more than their own text are proven by their examples alone. */
function isSelfContained({ reader, paths, near, kind }: SecretFormat): boolean {
  return reader === undefined && paths === undefined && near === undefined && kind === 'token';
}

function proveFormat(analysis: TextAnalysis, format: SecretFormat, random: Random): string[] {
  const isPlaced =
    format.value === undefined && format.spread === undefined && !/["']/.test(format.pattern ?? '');
  return Array.from({ length: samplesEach }, () => makeToken(format, random)).flatMap((token, index) => {
    const [file, wrap] = (isPlaced ? places[index % places.length] : undefined) ?? [
      '.env',
      (text: string) => text,
    ];
    const found = reported(analysis, file, wrap(lineWith(format, token)));
    return found.length > 0 ? [] : [`${format.id}: not found in ${file}`];
  });
}

function fill(text: string, { format, examples }: SecretSource, random: Random): string {
  return text.replaceAll('{token}', () =>
    examples.token === undefined ? makeToken(format, random) : makeFrom(examples.token, random),
  );
}

function proveExamples(analysis: TextAnalysis, source: SecretSource, random: Random): string[] {
  const { format, examples } = source;
  const file = examples.path ?? '.env';
  const bad = examples.bad
    .filter((text) => !reported(analysis, file, fill(text, source, random)).includes(format.id))
    .map((text) => `${format.id}: not found in ${text}`);
  const good = examples.good
    .filter((text) => reported(analysis, file, fill(text, source, random)).length > 0)
    .map((text) => `${format.id}: reported in ${text}`);
  return [...bad, ...good];
}

/** Placeholders and references where the value would be. */
function proveSpared(analysis: TextAnalysis, format: SecretFormat): string[] {
  const stand = ['x'.repeat(24), `<your-${format.id}>`, '\u0024{VALUE}', '{{ value }}', '', 'changeme'];
  return stand
    .filter((value) => reported(analysis, '.env', lineWith(format, value)).length > 0)
    .map((value) => `${format.id}: reported for ${value}`);
}

/** Everything that is wrong with the formats. */
export function proveSecrets(sources: readonly SecretSource[]): string[] {
  const analysis = createSecretAnalysis(sources.map(({ format }) => format));
  const random = randomFrom(20_310);
  return sources.flatMap((source) => [
    ...(isSelfContained(source.format) ? proveFormat(analysis, source.format, random) : []),
    ...(source.format.value === undefined ? [] : proveSpared(analysis, source.format)),
    ...proveExamples(analysis, source, random),
  ]);
}

interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** As the engine runs them: at one place, or over a whole file. */
function expressionsOf(sources: readonly SecretSource[]): Expression[] {
  const own = ownPatterns.map(({ source, flags }) => ({
    source: flags.includes('y') ? `^(?:${source})` : source,
    flags: flags.replace(/[gy]/g, ''),
  }));
  const formats = sources.flatMap(({ format }): Expression[] => {
    const flags = `${format.ignoreCase === true ? 'i' : ''}${format.paths === undefined ? '' : 'm'}`;
    const { pattern, value, paths, near } = format;
    return [
      ...(pattern === undefined
        ? []
        : [{ source: paths === undefined ? `^(?:${pattern})` : pattern, flags }]),
      ...(value === undefined ? [] : [{ source: `^(?:${value})$`, flags: '' }]),
      ...[paths, near].flatMap((source) => (source === undefined ? [] : [{ source, flags: 'i' }])),
    ];
  });
  return [...own, ...formats];
}

function digestOf({ source, flags }: Expression): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16);
}

function readProven(root: string): Set<string> {
  const file = path.join(root, provenPath);
  return new Set(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []);
}

/** A sentence for each expression that is not proven to run in linear time. */
function prove(expression: Expression): string | undefined {
  const verdict = checkSync(expression.source, expression.flags, { timeout: 30_000 });
  if (verdict.status === 'safe') return undefined;
  return `/${expression.source}/${expression.flags} is ${verdict.status}`;
}

/** Proves what is not proven yet and remembers it; with `isCheck` it says what would have to be proven. */
export function proveExpressions(root: string, sources: readonly SecretSource[], isCheck: boolean): string[] {
  const proven = readProven(root);
  const all = expressionsOf(sources);
  const open = all.filter((each) => !proven.has(digestOf(each)));
  if (isCheck)
    return open.map(({ source }) => `secrets: /${source}/ is not proven yet: run npm run generate`);
  const problems = open.flatMap((each) => {
    const problem = prove(each);
    if (problem === undefined) proven.add(digestOf(each));
    return problem ?? [];
  });
  const wanted = [...new Set(all.map(digestOf))].filter((digest) => proven.has(digest)).sort();
  writeFileSync(path.join(root, provenPath), `${JSON.stringify(wanted, undefined, 2)}\n`);
  return problems;
}
