/** Projects of random data models: how many pass everything that a Python engineer would ask of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { ensurePython } from '../../scripts/test/python.ts';
import { randomApiModels } from '../../src/backend/testing/fastapi/random-api-models.ts';
import { writeProject } from '../../src/backend/work/agents/fastapi/generator/write-project.ts';
import type { ApiModel } from '../../src/contract/work/api-model/api-model.ts';
import { checkOpenApi } from '../../test/support/python/check-openapi.ts';
import { checkRuff } from '../../test/support/python/check-ruff.ts';
import {
  openApiCode,
  runBandit,
  runInProjects,
  runMypy,
  writeFiles,
} from '../../test/support/python/projects.ts';
import { atLeast, type Benchmark, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

const count = sized(50, 1);
const seed = Number(process.env['VIREO_SEED'] ?? 1);

interface Place {
  readonly python: string;
  readonly base: string;
}

/** What is wrong with it, each by the tool that says so. */
async function judge(model: ApiModel, { python, base }: Place): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(base, 'project-'));
  const files = writeProject(model);
  await writeFiles(folder, files);
  const [tests, description] = await runInProjects(python, [
    { folder, pytest: ['-q', '-x', '-p', 'no:cacheprovider'] },
    { folder, code: openApiCode(model.name) },
  ]);
  return [
    ...(tests?.code === 0 ? [] : [tests?.output ?? '']),
    ...(description?.code === 0 ? await checkOpenApi(description.output) : [description?.output ?? '']),
    ...checkRuff(model.name, files),
    await runMypy(python, folder, path.join(base, 'mypy-cache')),
    await runBandit(python, [folder]),
  ].filter((problem) => problem !== '');
}

export const benchmark: Benchmark = {
  name: 'fastapi',
  run: async () => {
    const place = {
      python: await ensurePython(),
      base: await mkdtemp(path.join(os.tmpdir(), 'vireo-fastapi-')),
    };
    const models = fc.sample(randomApiModels({ min: 1, max: 8 }), { seed, numRuns: count });
    let green = 0;
    let slowest = 0;
    try {
      for (const [index, model] of models.entries()) {
        const from = performance.now();
        writeProject(model);
        slowest = Math.max(slowest, performance.now() - from);
        const problems = await judge(model, place);
        if (problems.length === 0) green += 1;
        else console.error(`seed ${seed}, model ${index}: ${JSON.stringify(model)}\n${problems.join('\n')}`);
      }
    } finally {
      await rm(place.base, { recursive: true, force: true });
    }
    const name = `of ${count} generated FastAPI projects, those that pass every check`;
    return [
      atLeast({ name, unit: 'projects', ours: green, peer: count, peerName: 'all of them' }, 1),
      withinLimit('a project written, the slowest', { ours: slowest, limit: 2_000, unit: 'ms' }),
    ];
  },
};
