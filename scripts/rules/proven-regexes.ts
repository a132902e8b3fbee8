/**
 * Regular expressions meet text of strangers, so each must run in linear time. A proof takes seconds, and fails on a
 * machine that is busy enough, so the verdicts are committed by the hash of the expression: a clone proves nothing anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkSync } from 'recheck';
import * as z from 'zod';

export const provenPath = 'src/scanner/rules/proven-regexes.json';

export interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** Far above the 3 s that the worst takes, and without the prover's own short limits for its steps. */
const patience = { timeout: 120_000, incubationTimeout: null, attackTimeout: 60_000 };

/** The prover times the attack that it has found: on a busy machine a quick expression may look slow, but not each time. */
const attempts = 3;

const fileSchema = z.object({ recheck: z.string(), safe: z.array(z.string()) });
const { version } = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('recheck/package.json'));

function hashOf({ source, flags }: Expression): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16);
}

/** Verdicts of another version of the prover do not count. */
function readSafe(root: string): ReadonlySet<string> {
  const file = path.join(root, provenPath);
  if (!existsSync(file)) return new Set();
  const { recheck, safe } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Set(recheck === version ? safe : []);
}

/** What keeps an expression from being safe, as a sentence; undefined when it is proven to run in linear time. */
export function weaknessOf(expression: Expression, attempt = 1): string | undefined {
  const { source, flags } = expression;
  const verdict = checkSync(source, flags, patience);
  if (verdict.status === 'safe') return undefined;
  if (verdict.status === 'vulnerable' && attempt < attempts) return weaknessOf(expression, attempt + 1);
  const attack =
    verdict.status === 'vulnerable' ? `attack string ${verdict.attack.pattern}` : verdict.error.kind;
  return `/${source}/${flags} is ${verdict.status}: ${attack}`;
}

/** A sentence for each expression without a committed verdict; it proves nothing. */
export function findUnproven(root: string, expressions: readonly Expression[]): string[] {
  const safe = readSafe(root);
  return expressions
    .filter((each) => !safe.has(hashOf(each)))
    .map(({ source, flags }) => `/${source}/${flags} is not proven yet: run npm run generate`);
}

/** Proves what has no verdict and writes the verdicts of `expressions`, no others; a sentence for each that is not safe. */
export function writeVerdicts(root: string, expressions: readonly Expression[]): string[] {
  const known = readSafe(root);
  const verdicts = new Map<string, string | undefined>();
  for (const each of expressions) {
    const hash = hashOf(each);
    if (!verdicts.has(hash)) verdicts.set(hash, known.has(hash) ? undefined : weaknessOf(each));
  }
  const safe = [...verdicts].flatMap(([hash, weakness]) => (weakness === undefined ? [hash] : [])).sort();
  const text = JSON.stringify({ recheck: version, safe }, undefined, 2);
  writeFileSync(path.join(root, provenPath), `${text}\n`);
  return [...verdicts.values()].filter((weakness) => weakness !== undefined);
}
