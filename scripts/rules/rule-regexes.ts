/**
 * Every regular expression that rules and models bring must run in linear time: they meet text of strangers. Proving
 * them takes half a minute, so what was proven on this machine is remembered there, by its text and the prover's version.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkSync } from 'recheck';
import * as z from 'zod';
import type { RuleSet } from '../../src/scanner/rules/rule-data.ts';
import { regexesOf } from '../../src/workspace/rules/rule-regexes.ts';
import { projectRoot } from '../paths.ts';

/** Far above the 3 s that the worst takes: a busy machine must not make a proof fail. */
const proofLimitMs = 120_000;

/** The prover times the attack that it has found: on a busy machine a quick expression may look slow, but not each time. */
const attempts = 3;

const packageSchema = z.object({ version: z.string() });
const { version } = packageSchema.parse(createRequire(import.meta.url)('recheck/package.json'));
const cachePath = path.join(projectRoot, `node_modules/.cache/vireo/safe-regexes-${version}.json`);

function recall(): Set<string> {
  if (!existsSync(cachePath)) return new Set();
  const known = z.array(z.string()).safeParse(JSON.parse(readFileSync(cachePath, 'utf8')));
  return new Set(known.data);
}

/** By way of another file: a second run at the same time reads either the old list or the new one. */
function remember(safe: ReadonlySet<string>): void {
  mkdirSync(path.dirname(cachePath), { recursive: true });
  const draft = `${cachePath}.${process.pid}`;
  writeFileSync(draft, JSON.stringify([...safe]));
  renameSync(draft, cachePath);
}

/** What keeps an expression from being safe, as a sentence; undefined when it is. */
function weaknessOf(source: string, attempt = 1): string | undefined {
  const verdict = checkSync(source, 'i', { timeout: proofLimitMs });
  if (verdict.status === 'safe') return undefined;
  if (verdict.status === 'vulnerable' && attempt < attempts) return weaknessOf(source, attempt + 1);
  const attack =
    verdict.status === 'vulnerable' ? `attack string ${verdict.attack.pattern}` : verdict.error.kind;
  return `/${source}/i is ${verdict.status}: ${attack}`;
}

/** A sentence for each expression that does not compile or is not proven safe. */
export function checkRegexes(ruleSet: RuleSet): string[] {
  const safe = recall();
  const open = regexesOf(ruleSet).filter((source) => !safe.has(source));
  const problems = open.flatMap((source) => {
    const weakness = weaknessOf(source);
    if (weakness === undefined) safe.add(source);
    return weakness ?? [];
  });
  if (open.length > problems.length) remember(safe);
  return problems;
}
