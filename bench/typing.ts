/**
 * A session of 2,000 keystrokes in each of three languages, replayed into files of 500 lines, and a part of it into
 * files of 5,000: from didChange to the answered pull, over stdio, to a server process of its own. Half of the time the
 * text is broken, as it is while somebody types; keystrokes fall anywhere in the file.
 */
import { recordTyping, type TypedLanguage } from '../test/support/typing-session.ts';
import { type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';
import { longPythonFile } from './lsp.ts';
import { LspSession } from './lsp-session.ts';
import { longFile, longScript } from './scanner/scanner-corpus.ts';
import { sized } from './size.ts';

const sizes = sized(
  [
    { lines: 500, keystrokes: 2_000, limit: 50 },
    { lines: 5_000, keystrokes: 400, limit: 150 },
  ],
  [{ lines: 50, keystrokes: 5, limit: 50 }],
);
const extensions: Readonly<Record<TypedLanguage, string>> = {
  typescript: 'ts',
  javascript: 'js',
  python: 'py',
};

const longTexts: Readonly<Record<TypedLanguage, (lines: number) => string>> = {
  typescript: longFile,
  javascript: longScript,
  python: longPythonFile,
};

interface Typed {
  readonly language: TypedLanguage;
  readonly lines: number;
  readonly keystrokes: number;
}

async function replay(session: LspSession, { language, lines, keystrokes }: Typed): Promise<number[]> {
  const start = longTexts[language](lines);
  const recorded = recordTyping(language, keystrokes, { start });
  const uri = `file:///bench/typed-${lines}.${extensions[language]}`;
  const document = await session.open(uri, language, start);
  const samples: number[] = [];
  for (const stroke of recorded.keystrokes) samples.push(await session.pressAndPull(document, stroke));
  return samples;
}

async function run(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { lines, keystrokes, limit } of sizes) {
    for (const language of ['typescript', 'javascript', 'python'] as const) {
      const session = await LspSession.start();
      const samples = await replay(session, { language, lines, keystrokes });
      await session.stop();
      const name = `typing session, ${lines} lines of ${language}, p95`;
      rows.push(withinLimit(name, { ours: percentile(samples, 0.95), limit, unit: 'ms' }));
    }
  }
  return rows;
}

export const benchmark: Benchmark = { name: 'typing', run };
