/**
 * The engine beside eslint-plugin-security on the same files in the same run, in CPU time of this thread: wall time
 * on a shared machine says more about its neighbours. Also one edit in a long file, and what an added rule costs.
 */
import path from 'node:path';
import { runCommand } from '../../scripts/run-command.ts';
import { createScanner } from '../../src/scanner/index.ts';
import type { Scanner } from '../../src/scanner/model.ts';
import { atLeast, atMost, type Benchmark, type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { timed } from '../cpu-time.ts';
import { sized } from '../size.ts';
import { costOfRules } from './rule-cost.ts';
import { createPeer, longFile, readCorpus, readGrammarFiles } from './scanner-corpus.ts';

const corpusSize = sized(240, 4);
/** Files that the cost of a rule is measured on. */
const costSize = sized(120, 2);
const editedLines = sized(1_000, 100);
const edits = sized(200, 30);
const throughputRounds = sized(2, 1);

type Engine = 'flow' | 'patterns' | 'peer';

/** Least CPU milliseconds that an engine takes for the corpus, in a process of its own. */
async function throughput(engine: Engine): Promise<number> {
  const script = path.join(import.meta.dirname, '../support/throughput.ts');
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

export const benchmark: Benchmark = {
  name: 'scanner',
  run: async () => {
    const files = readCorpus(corpusSize).slice(0, costSize);
    const scanner = await createScanner(readGrammarFiles());
    return [...(await compareThroughput()), ...compareEdits(scanner), ...(await costOfRules(files))];
  },
};
