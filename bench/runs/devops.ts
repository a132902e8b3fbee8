/** A project of 2,000 files, from its facts to files that are looked over; and services of any kind: how many of the files of the DevOps agent pass the checker of their kind and our own scan. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFaults } from '../../src/backend/testing/devops/check-written.ts';
import { sampleServices } from '../../src/backend/testing/devops/random-services.ts';
import { learnServices } from '../../src/backend/work/agents/devops/facts/learn-services.ts';
import { makeDevops } from '../../src/backend/work/agents/devops/make-devops.ts';
import { devopsTargets } from '../../src/contract/work/devops-agent.ts';
import { factsOf } from '../../src/workspace/facts/testing/facts-of.ts';
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
    const whole = await measureProject();
    const name = `of ${count} random sets of services, those whose files are all sound`;
    return [
      atLeast({ name, unit: 'sets', ours: sound, peer: count, peerName: 'all of them' }, 1),
      withinLimit('writing the files of one set, the slowest', { ours: slowest, limit: 2_000, unit: 'ms' }),
      withinLimit(`facts, files and their check of ${treeSize} files`, {
        ours: whole,
        limit: 5_000,
        unit: 'ms',
      }),
    ];
  },
};

const treeSize = sized(2_000, 50);

/** Of one program for Node.js with many routers; the grammars are loaded in this time. */
async function measureProject(): Promise<number> {
  const manifest = { name: 'shop', scripts: { start: 'node src/main.js' }, dependencies: { express: '5' } };
  const router = (at: number) =>
    `import { Router } from 'express';\nexport const router = Router();\nrouter.get('/part${at}', (_, reply) => reply.json(process.env.VAR_${at % 30}));\n`;
  const files: Readonly<Record<string, string>> = {
    'package.json': JSON.stringify(manifest),
    'src/main.js': "import express from 'express';\nexpress().listen(3000);\n",
    ...Object.fromEntries(
      Array.from({ length: treeSize - 2 }, (_, at) => [`src/part${at}.js`, router(at)] as const),
    ),
  };
  const from = performance.now();
  const facts = await factsOf(files);
  const place = { list: async () => Object.keys(files), read: async (file: string) => files[file] };
  const learnt = await learnServices(place, { facts, name: 'Shop' });
  const { files: made } = makeDevops(learnt, { targets: [...devopsTargets], services: [] });
  if (made.size === 0) throw new Error('nothing was written');
  return performance.now() - from;
}
