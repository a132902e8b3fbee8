/**
 * What an added rule costs, from 50 rules to 200 and from 200 to 400. Fifty are a part of the shipped ones, flow and
 * checks among them; beyond the shipped ones stand rules that ask for names which occur in the files, often, and whose
 * conditions hold nowhere: a rule for a name that nobody calls would cost nothing by construction.
 */
import { createScanner } from '../../src/scanner/index.ts';
import type { Scanner } from '../../src/scanner/model.ts';
import type { RuleData, RuleSet } from '../../src/scanner/rules/rule-data.ts';
import { ruleSet } from '../../src/scanner/rules.generated.ts';
import { type BenchRow, withinLimit } from '../benchmark.ts';
import { timed } from '../cpu-time.ts';
import { readGrammarFiles, type SourceFile } from './scanner-corpus.ts';

const steps = [50, 200, 400] as const;
const rounds = 5;
/** Names that one added rule asks for: about as many as a shipped one. */
const namesEach = 4;
const limitPercent = 0.1;

/** What the files call and which keys they write, most frequent first. */
export function occurring(files: readonly SourceFile[], expression: RegExp): readonly string[] {
  const counts = new Map<string, number>();
  for (const { text } of files)
    for (const [, name = ''] of text.matchAll(expression)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
}

/** A rule that looks at each of some calls and keys and finds none of them to its liking. */
function askingFor(calls: readonly string[], keys: readonly string[], id: string): RuleData {
  const original = ruleSet.rules.find(({ match }) => match !== undefined);
  if (original === undefined) throw new Error('No shipped rule has a pattern to make another of.');
  const { flow: _flow, check: _check, ...pattern } = original;
  const is = 'a text that stands in no file';
  return {
    ...pattern,
    id,
    languages: ['typescript', 'tsx', 'javascript'],
    match: [
      { call: calls.map((name) => `*.${name}`), where: [{ arg: 0, is }] },
      { property: keys, where: [{ value: true, is }] },
    ],
  };
}

/** A part of the shipped rules, or all of them and added ones, up to a number. */
export function rulesUpTo(count: number, files: readonly SourceFile[]): RuleSet {
  const shipped = ruleSet.rules;
  const stride = Math.max(1, shipped.length / count);
  const rules = shipped.filter(
    (_rule, index) => Math.floor(index / stride) !== Math.floor((index - 1) / stride),
  );
  const calls = occurring(files, /\.(\w+)\(/g);
  const keys = occurring(files, /\b(\w+): /g);
  const take = (names: readonly string[], at: number, number: number) =>
    Array.from({ length: number }, (_, index) => names[(at * number + index) % names.length] ?? '');
  for (let added = 0; rules.length < count && calls.length > 0; added += 1)
    rules.push(askingFor(take(calls, added, namesEach - 1), take(keys, added, 1), `added-${added}`));
  return { ...ruleSet, version: `${ruleSet.version}-${count}`, rules: rules.slice(0, count) };
}

function scanAll(scanner: Scanner, files: readonly SourceFile[]): void {
  for (const { path, text } of files) scanner.scan(path, 'typescript', text);
}

/** One row for each step: the percentage of a scan that one more rule takes. */
export async function costOfRules(files: readonly SourceFile[]): Promise<readonly BenchRow[]> {
  const scanners: Scanner[] = [];
  for (const count of steps)
    scanners.push(await createScanner(readGrammarFiles(), { ruleSet: rulesUpTo(count, files) }));
  for (const scanner of scanners) scanAll(scanner, files);
  // Turn about: what slows one down slows the others.
  const turns = Array.from({ length: rounds }, () =>
    scanners.map((scanner) => timed(() => scanAll(scanner, files))),
  );
  const least = steps.map((_, index) => Math.min(...turns.map((turn) => turn[index] ?? Number.NaN)));
  return steps.slice(1).map((count, index) => {
    const [before = 0, fewMs = 0, manyMs = 0] = [steps[index], least[index], least[index + 1]];
    const ours = Math.max(0, ((manyMs / fewMs - 1) * 100) / (count - before));
    return withinLimit(`cost per added rule, ${before} to ${count} rules`, {
      ours,
      limit: limitPercent,
      unit: '%',
    });
  });
}
