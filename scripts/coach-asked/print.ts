/** Counts per tag, and what was not right with the text of its answer. */

import type { Figures } from './expect.ts';
import { type Judged, type Verdict, verdicts } from './judge.ts';

export function printTable(name: string, judged: readonly Judged[]): void {
  const head = [name.padEnd(14), 'all', ...verdicts].map((cell) => cell.padStart(9)).join('');
  console.log(`\n${head}`);
  const tags = [...new Set(judged.flatMap(({ question }) => question.tags))].sort();
  for (const tag of tags)
    printRow(
      tag,
      judged.filter(({ question }) => question.tags.includes(tag)),
    );
  printRow(
    'condition',
    judged.filter(({ question }) => question.tags.some((tag) => conditions.has(tag))),
  );
  printRow('all', judged);
  const right = judged.filter(({ verdict }) => verdict === 'right');
  printNamed(
    'below the first line',
    right.filter(({ isListed }) => isListed),
  );
  printNamed(
    'beside by up to five cents',
    right.filter(({ isNear }) => isNear),
  );
}

const conditions: ReadonlySet<string> = new Set(['polarity', 'exclusion', 'compare', 'bound', 'relative']);

function printNamed(what: string, judged: readonly Judged[]): void {
  if (judged.length === 0) return;
  console.log(`right, but ${what}: ${judged.length}: ${judged.map(({ question }) => question.id).join(' ')}`);
}

function printRow(title: string, judged: readonly Judged[]): void {
  const count = (verdict: Verdict) => judged.filter((each) => each.verdict === verdict).length;
  const cells = [judged.length, ...verdicts.map(count)].map((each) => String(each).padStart(9));
  console.log(title.padEnd(14) + cells.join(''));
}

/** All answers, those that are not right first: what is right may be so by chance, and can be read here. */
export function describeFailures(name: string, judged: readonly Judged[]): string {
  const order = (each: Judged) => (each.verdict === 'right' ? 1 : 0);
  const sorted = judged.toSorted((left, right) => order(left) - order(right));
  return [`# ${name}`, ...sorted.map(describe)].join('\n\n');
}

function describe({ question, expected, answer, verdict }: Judged): string {
  const after = question.after === undefined ? '' : ` (after ${question.after})`;
  const choices = answer.choices.length === 0 ? '' : `\n  choices: ${answer.choices.join(' | ')}`;
  const readings = expected.readings.map(describeFigures).join('  OR  ');
  return `${verdict.toUpperCase()} ${question.id}${after}: ${question.text}\n  expected: ${readings}\n  answer: ${answer.text}${choices}`;
}

function describeFigures({ kind, values }: Figures): string {
  return `${kind} ${values.map(({ value, currency }) => show(kind, value) + (currency ?? '')).join(', ')}`;
}

function show(kind: string, value: number | string): string {
  if (kind === 'money') return (Number(value) / 100).toFixed(2);
  if (kind !== 'seconds') return String(value);
  const minutes = Math.floor(Number(value) / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
