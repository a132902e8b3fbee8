/**
 * Proves formats of secrets: what is made from a format is found, in settings, code, shell and prose; half of it, a
 * placeholder and a reference in its place are not.
 */
import type { SecretFormat } from '../../src/scanner/rules/secret-data.ts';
import { createSecretAnalysis } from '../../src/scanner/secrets/index.ts';
import { makeFrom, makeToken, type Random, randomFrom } from '../../src/scanner/secrets/token-generator.ts';
import { lineStarts } from '../../src/scanner/syntax/lines.ts';
import type { TextAnalysis } from '../../src/scanner/text-analysis.ts';
import type { SecretSource } from './secret-sources.ts';

const samplesEach = 6;

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
