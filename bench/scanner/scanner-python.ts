/**
 * The engine on Python beside Debian's bandit and ruff's S rules, on the same files in the same run, in CPU time.
 * Bandit is a process of its own: its CPU time is what the system counted for it, less that of a run on one line.
 * Files that it cannot parse are left out for all.
 */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { canInstallPackages, installPackages } from '../../scripts/debian-packages.ts';
import { ScriptError } from '../../scripts/main.ts';
import { createScanner } from '../../src/scanner/index.ts';
import { atLeast, type Benchmark, type BenchRow } from '../benchmark.ts';
import { timed } from '../cpu-time.ts';
import { sized } from '../size.ts';
import { childCpuSeconds } from '../support/child-cpu.ts';
import { readGrammarFiles, type SourceFile } from './scanner-corpus.ts';

/** As many as a project has: an engine that is compiled while it runs has its warm-up counted once, as for a user. */
const corpusSize = sized(1500, 3);
const maxLength = 200_000;

/** Every nth file of Debian's Python: its standard library and what it has packaged. */
function readPythonCorpus(): readonly SourceFile[] {
  const all = globSync('/usr/lib/python3*/**/*.py')
    .filter((file) => !/[\\/]lib2to3[\\/]tests[\\/]/.test(file))
    .sort();
  const stride = Math.max(1, Math.floor(all.length / corpusSize));
  return all
    .filter((_file, index) => index % stride === 0)
    .map((file) => ({ path: file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => text.length < maxLength);
}

/** Installs bandit where it is missing and may be installed. */
export async function ensureBandit(): Promise<void> {
  if (existsSync('/usr/bin/bandit')) return;
  if (!canInstallPackages())
    throw new ScriptError(
      'This comparison needs bandit: install it (Debian: apt-get install bandit), and run it again.',
    );
  await installPackages(['bandit']);
}

async function banditSeconds(files: readonly string[], report: string): Promise<number> {
  return await childCpuSeconds(['bandit', '-q', '-f', 'json', '-o', report, ...files]);
}

async function measureBandit(
  corpus: readonly SourceFile[],
): Promise<{ readonly files: readonly SourceFile[]; readonly perSecond: number }> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'vireo-bandit-'));
  try {
    const report = path.join(scratch, 'report.json');
    const oneLine = path.join(scratch, 'one.py');
    writeFileSync(oneLine, 'x = 1\n');
    await banditSeconds(
      corpus.map((file) => file.path),
      report,
    );
    const { errors } = JSON.parse(readFileSync(report, 'utf8')) as {
      errors: readonly { filename: string }[];
    };
    const unread = new Set(errors.map((error) => error.filename));
    const files = corpus.filter((file) => !unread.has(file.path));
    const start = await banditSeconds([oneLine], report);
    const all = await banditSeconds(
      files.map((file) => file.path),
      report,
    );
    return { files, perSecond: files.length / (all - start) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function measureRuff(files: readonly SourceFile[]): number {
  const workspace = new Workspace({ lint: { select: ['S'] } }, PositionEncoding.Utf16);
  const check = (some: readonly SourceFile[]) => {
    for (const { text } of some) workspace.check(text);
  };
  check(files.slice(0, 40));
  return files.length / (timed(() => check(files)) / 1_000);
}

async function measureOurs(files: readonly SourceFile[]): Promise<number> {
  const scanner = await createScanner(readGrammarFiles());
  const scan = (some: readonly SourceFile[]) => {
    for (const { path: file, text } of some) scanner.scan(file, 'python', text);
  };
  scan(files.slice(0, 40));
  return files.length / (timed(() => scan(files)) / 1_000);
}

async function compare(): Promise<readonly BenchRow[]> {
  await ensureBandit();
  const { files, perSecond } = await measureBandit(readPythonCorpus());
  const name = 'scan with flow, Python files per CPU-second';
  const figures = { name, unit: 'files/s', ours: await measureOurs(files) };
  return [
    atLeast({ ...figures, peer: perSecond, peerName: 'bandit' }, 4),
    atLeast({ ...figures, peer: measureRuff(files), peerName: 'ruff-wasm S' }, 0.6),
  ];
}

export const benchmark: Benchmark = { name: 'python', run: compare };
