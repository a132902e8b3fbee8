import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { ensurePython } from '../../scripts/test/python.ts';
import { randomApiModels } from '../../src/backend/testing/fastapi/random-api-models.ts';
import { sampleApiModel } from '../../src/backend/testing/fastapi/sample-api-model.ts';
import { writeMigration } from '../../src/backend/work/agents/fastapi/generator/migrations/changes.ts';
import { writeProject } from '../../src/backend/work/agents/fastapi/generator/write-project.ts';
import type { ApiModel } from '../../src/contract/work/api-model.ts';
import { type Ran, runInProjects, writeFiles } from '../support/python/projects.ts';

/** Without its last entity, the last field of the others, and what leads there. */
function smaller({ entities, ...model }: ApiModel): ApiModel {
  const kept = entities.slice(0, -1);
  const names = new Set(kept.map(({ name }) => name));
  return {
    ...model,
    entities: kept.map((entity) => ({
      ...entity,
      fields: entity.fields.length > 1 ? entity.fields.slice(0, -1) : entity.fields,
      relations: entity.relations.filter(({ to }) => names.has(to)),
    })),
  };
}

const [one, other] = fc.sample(randomApiModels({ min: 2, max: 3 }), { seed: 5, numRuns: 2 });
const cases: readonly (readonly [string, ApiModel, ApiModel])[] = [
  ['grows', smaller(sampleApiModel), sampleApiModel],
  ['shrinks', sampleApiModel, smaller(sampleApiModel)],
  ...(one === undefined || other === undefined
    ? []
    : [['becomes quite another', one, { ...other, name: one.name }] as const]),
];

describe('the migration of a data model', function () {
  this.timeout(20 * 60_000);
  let base: string;
  let ran: readonly Ran[];

  before(async () => {
    const python = await ensurePython();
    base = await mkdtemp(path.join(os.tmpdir(), 'vireo-migrations-'));
    const jobs = [];
    for (const [index, [, before, after]] of cases.entries()) {
      const folder = path.join(base, `case-${index}`);
      const files = new Map(writeProject(after));
      const first = 'migrations/versions/0001_initial.py';
      files.set(first, writeProject(before).get(first) ?? '');
      const migration = writeMigration(before, after, { revision: '0002', previous: '0001' });
      assert.ok(migration !== undefined);
      files.set('migrations/versions/0002_model.py', migration);
      await writeFiles(folder, files);
      jobs.push({ folder, pytest: ['-q', '-x', '-p', 'no:cacheprovider', 'tests/test_migrations.py'] });
    }
    ran = await runInProjects(python, jobs);
  });
  after(async () => {
    if (base !== undefined) await rm(base, { recursive: true, force: true });
  });

  for (const [index, [what]] of cases.entries())
    it(`ends with the tables of the new one, and goes back, where it ${what}`, () => {
      assert.equal(ran[index]?.code, 0, ran[index]?.output);
    });

  it('is none where the tables are the same', () => {
    const renamed = { ...sampleApiModel, title: 'Another title' };

    assert.equal(writeMigration(sampleApiModel, renamed, { revision: '0002', previous: '0001' }), undefined);
  });
});
