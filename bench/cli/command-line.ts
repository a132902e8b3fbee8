/** CPU of `vireo time` beside that of a Node that does nothing, in turns, with a backend that runs. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atMost, type Benchmark, type BenchRow, percentile } from '../benchmark.ts';
import { sized } from '../size.ts';
import { startBackend } from '../support/backend.ts';
import { makePractice } from '../support/practice.ts';

const root = path.join(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const turns = sized(25, 2);
/** A switch is a start while another timer runs. */
const shares = { status: 5, start: 7, switch: 7, stop: 7 };

type Run = (args: readonly string[]) => number;

/** Runs Node in a repository, and gives its own CPU milliseconds; git's are not in them. */
function createRun(folder: string): Run {
  const usage = path.join(folder, 'cpu.txt');
  const repository = path.join(folder, 'repository');
  mkdirSync(repository);
  spawnSync('git', ['init', '--quiet', repository]);
  const options = ['--require', path.join(import.meta.dirname, '../support/own-cpu.cjs')];
  const env = { ...process.env, VIREO_BENCH_CPU: usage, VIREO_CACHE: path.join(folder, 'cache') };
  return (args) => {
    const { stderr, status } = spawnSync(process.execPath, [...options, ...args], {
      cwd: repository,
      encoding: 'utf8',
      env,
    });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
    return Number(readFileSync(usage, 'utf8'));
  };
}

interface Samples {
  readonly node: number[];
  readonly start: number[];
  readonly switch: number[];
  readonly status: number[];
  readonly stop: number[];
}

/** In turns, so that a busy neighbour slows all of them; the first turn fills the cache and does not count. */
function measure(run: Run, data: string): Samples {
  const time = (command: string, ...options: string[]) =>
    run([cli, 'time', command, ...options, '--data', data]);
  const samples: Samples = { node: [], start: [], switch: [], status: [], stop: [] };
  for (let turn = 0; turn <= turns; turn += 1) {
    const node = run(['--eval', '']);
    const start = time('start', '--project', 'Project 1');
    const switched = time('start', '--project', 'Project 2');
    const status = time('status');
    const stop = time('stop');
    if (turn === 0) continue;
    samples.node.push(node);
    samples.start.push(start);
    samples.switch.push(switched);
    samples.status.push(status);
    samples.stop.push(stop);
  }
  return samples;
}

function toRow(command: keyof typeof shares, samples: Samples): BenchRow {
  return atMost(
    {
      name: `vireo time ${command === 'switch' ? 'start, beside a running timer' : command}, own CPU, median of ${turns}`,
      unit: 'ms',
      ours: percentile(samples[command], 0.5),
      peer: percentile(samples.node, 0.5),
      peerName: "node --eval ''",
    },
    shares[command],
  );
}

export const benchmark: Benchmark = {
  name: 'command-line',
  async run() {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-command-line-'));
    const practice = await makePractice(sized(2_000, 20));
    const backend = await startBackend(practice.directory);
    try {
      const samples = measure(createRun(folder), practice.directory);
      return (['status', 'start', 'switch', 'stop'] as const).map((command) => toRow(command, samples));
    } finally {
      await backend.stop();
      await practice.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
