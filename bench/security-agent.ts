/**
 * A whole run of the Security agent over 10,000 files of npm and Debian packages, without a cache: scan, dependencies,
 * stack, health, and the report in its three formats. What a person waits is on the clock, so the clock it is.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAgentRun } from '../src/backend/testing/agents/agent-run.ts';
import { createProjectTools } from '../src/backend/work/agents/project-tools.ts';
import { securityAgent } from '../src/backend/work/agents/security/security-agent.ts';
import { createReadings } from '../src/workspace/readings/readings.ts';
import { createWorkspaceScan } from '../src/workspace/workspace-scan.ts';
import { type Benchmark, type BenchRow, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { makeRealTree } from './support/real-tree.ts';

const fileCount = sized(10_000, 20);
const refuseAll = async (): Promise<never> => {
  throw new Error('Nobody is asked.');
};
const limitSeconds = 5 * 60;
const root = path.join(import.meta.dirname, '..');

async function measure(folder: string): Promise<readonly BenchRow[]> {
  makeRealTree(folder, fileCount);
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(root, name), path.join(folder, name));
  const scanner = createWorkspaceScan();
  try {
    const startedAt = performance.now();
    let found = 0;
    const steps = new Map<string, number>();
    await securityAgent.run(
      createAgentRun({
        input: { paths: [] },
        project: { id: 'bench', name: 'Bench', folder, isTrusted: true },
        tools: {
          ...createProjectTools({
            now: new Date(),
            restricted: false,
            readings: createReadings(),
            ask: refuseAll,
          }),
          scanner,
        },
        report: ({ step }) => {
          const name = step.startsWith('Scanning') ? 'Scanning' : step;
          if (!steps.has(name)) steps.set(name, performance.now() - startedAt);
        },
        emit: () => {
          found += 1;
        },
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    for (const [step, at] of steps) console.error(`${(at / 1000).toFixed(1)} s: ${step}`);
    console.error(`${seconds.toFixed(1)} s: ${found} findings`);
    return [withinLimit('security agent, 10,000 files', { ours: seconds, limit: limitSeconds, unit: 's' })];
  } finally {
    await scanner.dispose();
  }
}

export const benchmark: Benchmark = {
  name: 'security-agent',
  run: async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-bench-'));
    try {
      return await measure(path.join(folder, 'tree'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
