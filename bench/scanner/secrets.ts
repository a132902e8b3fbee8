/**
 * The search for secrets beside secretlint with its recommended preset: the same files in the same run, in CPU time.
 * Also what it adds to one edit in a long file.
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend';
import { ruleSet } from '../../src/scanner/rules.generated.ts';
import { createSecretAnalysis } from '../../src/scanner/secrets/index.ts';
import { lineStarts } from '../../src/scanner/syntax/lines.ts';
import type { TextInput } from '../../src/scanner/text-analysis.ts';
import { atLeast, type Benchmark, type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { leastOf, timed } from '../cpu-time.ts';
import { sized } from '../size.ts';
import { longFile, type SourceFile } from './scanner-corpus.ts';

const root = path.join(import.meta.dirname, '../..');
const wantedBytes = sized(12_000_000, 20_000);
const largest = 300_000;
const bursts = sized(20, 2);
const burstLength = sized(40, 3);
/** Enough of the corpus to know the peer's pace; all of it would take minutes. */
const peerShare = 8;

/** Text of all kinds below node_modules, code, settings, documentation: to list all of it takes seconds. */
const folder = sized('node_modules', 'node_modules/zod');

function readTexts(): readonly SourceFile[] {
  const all = globSync(`${folder}/**/*.{ts,js,cjs,mjs,json,md,yml,yaml,txt}`, { cwd: root }).sort();
  const files: SourceFile[] = [];
  let bytes = 0;
  for (const [index, file] of all.entries()) {
    if (bytes >= wantedBytes) break;
    const full = path.join(root, file);
    if (index % 3 !== 0 || !statSync(full).isFile() || statSync(full).size > largest) continue;
    const text = readFileSync(full, 'utf8');
    bytes += text.length;
    files.push({ path: file, text });
  }
  return files;
}

function inputOf({ path: file, text }: SourceFile): TextInput {
  return { path: file, language: 'text', text, lines: lineStarts(text) };
}

function megabytes(files: readonly SourceFile[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0) / 1_000_000;
}

async function peerMs(files: readonly SourceFile[]): Promise<number> {
  const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset }] };
  const before = process.threadCpuUsage();
  for (const { path: file, text } of files) {
    await lintSource({
      source: { filePath: file, content: text, ext: path.extname(file), contentType: 'text' },
      options: { config, noPhysicFilePath: true },
    });
  }
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

async function compareThroughput(files: readonly SourceFile[]): Promise<readonly BenchRow[]> {
  const analyse = createSecretAnalysis(ruleSet.secrets ?? []);
  const inputs = files.map(inputOf);
  const ours = megabytes(files) / (leastOf(3, () => inputs.forEach(analyse)) / 1_000);
  const some = files.filter((_file, index) => index % peerShare === 0);
  await peerMs(some.slice(0, 20));
  const peer = megabytes(some) / ((await peerMs(some)) / 1_000);
  const figures = { name: 'secrets, MB per CPU-second', unit: 'MB/s', ours };
  return [
    atLeast({ ...figures, peer, peerName: 'secretlint' }, 1),
    atLeast({ ...figures, name: 'secrets against the figure asked for', peer: 15, peerName: 'limit' }, 1),
  ];
}

/** Types into the middle of a long file, a letter at a time, and looks again after each. */
function timeEdits(): BenchRow {
  const text = longFile(1_000);
  const scan = createSecretAnalysis(ruleSet.secrets ?? []).open?.();
  if (scan === undefined) throw new Error('the search for secrets has no form for edits');
  const middle = text.indexOf('\n', Math.floor(text.length / 2));
  const typed = '\nconst password = "Winter"; // a key';
  const edit = (turn: number) => {
    const edited = text.slice(0, middle) + typed.slice(0, turn % typed.length) + text.slice(middle);
    return inputOf({ path: 'edited.ts', text: edited });
  };
  // One edit is shorter than the clock's tick: each sample is a burst.
  const samples = Array.from({ length: bursts }, (_each, burst) => {
    const inputs = Array.from({ length: burstLength }, (_edit, at) => edit(burst * burstLength + at));
    return timed(() => inputs.forEach(scan)) / burstLength;
  });
  const ours = percentile(samples.slice(2), 0.5);
  return withinLimit('secrets, one edit in 1,000 lines, p50 of bursts', { ours, limit: 1, unit: 'CPU ms' });
}

export const benchmark: Benchmark = {
  name: 'secrets',
  run: async () => {
    const files = readTexts();
    return [...(await compareThroughput(files)), timeEdits()];
  },
};
