/** Reads the formats of secrets of a clone: what a provider's formats share is said once, above them. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { SecretFormat } from '../../src/scanner/rules/secret-data.ts';
import { leadOf } from '../../src/scanner/secrets/formats.ts';

/** Texts that must be found or spared; `{token}` stands for a value that is made from the format when it is proven. */
export interface SecretExamples {
  readonly bad: readonly string[];
  readonly good: readonly string[];
  /** What `{token}` is made from where the format has no pattern of its own; or narrower than it. */
  readonly token?: string;
  readonly path?: string;
}

export interface SecretSource {
  readonly format: SecretFormat;
  readonly examples: SecretExamples;
}

interface RawFormat extends Partial<SecretFormat> {
  readonly id: string;
  readonly title: string;
  readonly examples?: Partial<SecretExamples>;
}

interface RawProvider extends Pick<SecretFormat, 'provider' | 'revoke' | 'reference'> {
  readonly severity?: SecretFormat['severity'];
  readonly formats: readonly RawFormat[];
}

const defaults = { severity: 'high', confidence: 'high', kind: 'token', entropy: 2.5 } as const;

/** A pattern that begins with a literal is found by it. */
function keywordsOf({ keywords, pattern }: RawFormat): readonly string[] {
  if (keywords !== undefined) return keywords;
  return pattern === undefined ? [] : [leadOf(pattern).toLowerCase()];
}

function toSource({ formats, ...shared }: RawProvider): SecretSource[] {
  return formats.map(({ examples, ...own }) => ({
    format: { ...defaults, ...shared, ...own, keywords: keywordsOf({ ...own }) },
    examples: { ...examples, bad: examples?.bad ?? [], good: examples?.good ?? [] },
  }));
}

/** A keyword must be worth looking for, and no two formats may share an id. */
function problemsOf(sources: readonly SecretSource[]): string[] {
  const ids = sources.map(({ format }) => format.id);
  const twice = ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `secrets: ${id} is there twice`);
  const short = sources
    .filter(({ format }) => format.pattern !== undefined && format.paths === undefined)
    .filter(({ format }) => format.keywords.some((keyword) => keyword.length < 2))
    .map(({ format }) => `secrets: ${format.id} needs a keyword of two characters or more`);
  return [...twice, ...short];
}

/** All formats below src/scanner/rules/secrets, by id; `problems` is empty when they are well formed. */
export function readSecretSources(root: string): {
  readonly secrets: readonly SecretSource[];
  readonly problems: readonly string[];
} {
  const folder = path.join(root, 'src/scanner/rules');
  const ajv = new Ajv({ allErrors: true, strict: false, formats: { regex: true, uri: true } });
  const check = ajv.compile(JSON.parse(readFileSync(path.join(folder, 'secret.schema.json'), 'utf8')));
  const secrets: SecretSource[] = [];
  const problems: string[] = [];
  for (const file of globSync('secrets/*.yml', { cwd: folder }).sort()) {
    const raw: unknown = parse(readFileSync(path.join(folder, file), 'utf8'));
    if (check(raw)) secrets.push(...(raw as { providers: RawProvider[] }).providers.flatMap(toSource));
    else
      problems.push(
        ...(check.errors ?? [])
          .slice(0, 5)
          .map(({ instancePath, message }) => `${file}${instancePath}: ${message}`),
      );
  }
  return { secrets, problems: [...problems, ...problemsOf(secrets)] };
}
