/**
 * The engine beside eslint-plugin-security on the same files in the same run, in CPU time of this thread: wall time
 * on a shared machine says more about its neighbours. Also one edit in a long file, and what an added rule costs.
 */
import path from 'node:path';
import { runCommand } from '../scripts/run-command.ts';
import { createScanner } from '../src/scanner/index.ts';
import type { Scanner } from '../src/scanner/model.ts';
import type { RuleData, RuleSet } from '../src/scanner/rules/rule-data.ts';
import { ruleSet } from '../src/scanner/rules.generated.ts';
import { atLeast, atMost, type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';
import { timed } from './cpu-time.ts';
import { createPeer, longFile, readCorpus, readGrammarFiles, type SourceFile } from './scanner-corpus.ts';

const corpusSize = 240;
const editedLines = 1_000;
const edits = 200;
const throughputRounds = 2;

function scanAll(scanner: Scanner, files: readonly SourceFile[]): void {
  for (const { path, text } of files) scanner.scan(path, 'typescript', text);
}

type Engine = 'flow' | 'patterns' | 'peer';

/** Least CPU milliseconds that an engine takes for the corpus, in a process of its own. */
async function throughput(engine: Engine): Promise<number> {
  const script = path.join(import.meta.dirname, 'support/throughput.ts');
  const { code, output } = await runCommand(process.execPath, [script, engine, String(corpusSize)]);
  if (code !== 0) throw new Error(`The engine "${engine}" failed:\n${output}`);
  return Number(output);
}

async function compareThroughput(): Promise<readonly BenchRow[]> {
  // Turn about: what slows one down slows the others.
  const rounds: Record<Engine, number>[] = [];
  for (let round = 0; round < throughputRounds; round += 1)
    rounds.push({
      flow: await throughput('flow'),
      patterns: await throughput('patterns'),
      peer: await throughput('peer'),
    });
  const rate = (engine: Engine) => corpusSize / (Math.min(...rounds.map((round) => round[engine])) / 1_000);
  const peerFigure = { unit: 'files/s', peer: rate('peer'), peerName: 'eslint-plugin-security' };
  const name = (how: string) => `scan with ${how}, TypeScript files per CPU-second`;
  return [
    atLeast({ ...peerFigure, name: name('flow'), ours: rate('flow') }, 4),
    atLeast({ ...peerFigure, name: name('patterns'), ours: rate('patterns') }, 8),
  ];
}

/** Types a statement letter by letter into a function in the middle, and scans after each letter. */
function typeInto(scanner: Scanner, text: string): number[] {
  const document = scanner.open('edited.ts', 'typescript', text);
  document.scan();
  const middle = text.indexOf('{\n', Math.floor(text.length / 2)) + 2;
  const typed = 'const wanted = compute(left, right);\n';
  const samples: number[] = [];
  for (let turn = 0; turn < edits; turn += 1) {
    const at = turn % typed.length;
    const startOffset = middle + at;
    samples.push(
      timed(() => {
        document.edit([{ startOffset, endOffset: startOffset, newText: typed[at] ?? ' ' }]);
        document.scan();
      }),
    );
    if (at === typed.length - 1)
      document.edit([{ startOffset: middle, endOffset: middle + typed.length, newText: '' }]);
  }
  document.dispose();
  return samples.slice(20);
}

function compareEdits(scanner: Scanner): readonly BenchRow[] {
  const text = longFile(editedLines);
  const peer = createPeer();
  const peerSamples = Array.from({ length: 24 }, () => timed(() => peer({ path: 'edited.ts', text }))).slice(
    4,
  );
  const samples = typeInto(scanner, text);
  return [
    withinLimit('one edit in 1,000 lines, engine, p50', {
      ours: percentile(samples, 0.5),
      limit: 5,
      unit: 'CPU ms',
    }),
    withinLimit('one edit in 1,000 lines, engine, p95', {
      ours: percentile(samples, 0.95),
      limit: 15,
      unit: 'CPU ms',
    }),
    atMost({
      name: 'one edit in 1,000 lines, p50 beside a lint of the file',
      unit: 'CPU ms',
      ours: percentile(samples, 0.5),
      peer: percentile(peerSamples, 0.5),
      peerName: 'eslint-plugin-security',
    }),
  ];
}

/** The shipped rules, and copies of its patterns under names that nothing calls, up to a number. */
function grownTo(count: number): RuleSet {
  const patterns = ruleSet.rules.filter(
    (rule) => rule.match?.some((matcher) => matcher.call !== undefined) === true,
  );
  const rules: RuleData[] = [...ruleSet.rules];
  for (let copy = 0; rules.length < count; copy += 1) {
    const original = patterns[copy % patterns.length];
    if (original === undefined) break;
    const match = (original.match ?? []).filter((matcher) => matcher.call !== undefined);
    const renamed = match.map((matcher) => ({
      ...matcher,
      call: (matcher.call ?? []).map((name) => `${name.replace(/\w+$/, '')}added${copy}`),
    }));
    rules.push({ ...original, id: `${original.id}-${copy}`, match: renamed });
  }
  return { ...ruleSet, version: `${ruleSet.version}-${count}`, rules };
}

async function costOfRules(files: readonly SourceFile[]): Promise<BenchRow> {
  const few = await createScanner(readGrammarFiles(), { ruleSet: grownTo(50) });
  const many = await createScanner(readGrammarFiles(), { ruleSet: grownTo(400) });
  const some = files.slice(0, 120);
  scanAll(few, some);
  scanAll(many, some);
  // Turn about: what slows one down slows the other.
  const rounds = Array.from(
    { length: 5 },
    () => [timed(() => scanAll(few, some)), timed(() => scanAll(many, some))] as const,
  );
  const fewMs = Math.min(...rounds.map(([ms]) => ms));
  const manyMs = Math.min(...rounds.map(([, ms]) => ms));
  const percent = Math.max(0, ((manyMs / fewMs - 1) * 100) / 350);
  return withinLimit('cost per added rule, 50 to 400 rules', { ours: percent, limit: 0.1, unit: '%' });
}

export const benchmark: Benchmark = {
  name: 'scanner',
  run: async () => {
    const files = readCorpus(corpusSize);
    const scanner = await createScanner(readGrammarFiles());
    return [...(await compareThroughput()), ...compareEdits(scanner), await costOfRules(files)];
  },
};
