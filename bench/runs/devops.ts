/** Services of any kind: how many of the files of the DevOps agent pass the checker of their kind and our own scan. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFaults } from '../../src/backend/testing/devops/check-written.ts';
import { sampleServices } from '../../src/backend/testing/devops/random-services.ts';
import { makeDevops } from '../../src/backend/work/agents/devops/make-devops.ts';
import { devopsTargets } from '../../src/contract/work/devops-agent.ts';
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';
import { atLeast, type Benchmark, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

const count = sized(100, 2);
const seed = Number(process.env['VIREO_SEED'] ?? 1);

export const benchmark: Benchmark = {
  name: 'devops',
  run: async () => {
    const base = await mkdtemp(path.join(os.tmpdir(), 'vireo-devops-'));
    const scanner = createWorkspaceScan({});
    let sound = 0;
    let slowest = 0;
    try {
      for (const [index, services] of sampleServices(seed, count).entries()) {
        const from = performance.now();
        const nothing = {
          files: new Set<string>(),
          texts: new Map<string, string>(),
          others: [],
          unknown: [],
        };
        const facts = { name: 'shop', services, ...nothing };
        const { files } = makeDevops(facts, { targets: [...devopsTargets], services: [] });
        slowest = Math.max(slowest, performance.now() - from);
        const faults = await findFaults(files, { scanner, folder: path.join(base, String(index)) });
        if (faults.length === 0) sound += 1;
        else console.error(`seed ${seed}, sample ${index}:\n${faults.join('\n')}`);
      }
    } finally {
      await scanner.dispose();
      await rm(base, { recursive: true, force: true });
    }
    const name = `of ${count} random sets of services, those whose files are all sound`;
    return [
      atLeast({ name, unit: 'sets', ours: sound, peer: count, peerName: 'all of them' }, 1),
      withinLimit('writing the files of one set, the slowest', { ours: slowest, limit: 2_000, unit: 'ms' }),
    ];
  },
};
