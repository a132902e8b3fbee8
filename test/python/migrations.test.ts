import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensurePython } from '../../scripts/test/python.ts';
import { sampleApiModel } from '../../src/backend/testing/fastapi/sample-api-model.ts';
import { writeMigration } from '../../src/backend/work/agents/fastapi/generator/migrations/change.ts';
import { writeProject } from '../../src/backend/work/agents/fastapi/generator/write-project.ts';
import { type ApiModel, apiModelSchema } from '../../src/contract/work/api-model/api-model.ts';
import { checkRuff } from '../support/python/check-ruff.ts';
import { runInProjects, writeFiles } from '../support/python/projects.ts';

const initial = 'migrations/versions/0001_initial.py';
const next = 'migrations/versions/0002_next.py';
const info = { revision: '0002', previous: '0001', title: 'The next model.' };

/** Tables, columns, relations and indexes more, fewer and others. */
function changed({ entities, ...model }: ApiModel): ApiModel {
  const fields = [
    { name: 'vip', type: 'boolean', default: false },
    { name: 'rating', type: 'integer', required: false },
    { name: 'credit', type: 'decimal', default: 10.5 },
    { name: 'seen_at', type: 'datetime', default: '2024-01-01T12:00:00Z' },
    { name: 'code', type: 'uuid', default: '33333333-3333-4333-8333-333333333333' },
    { name: 'handle', type: 'string', required: false, unique: true },
  ];
  const others = entities.flatMap<object>((entity) => {
    if (entity.name === 'Customer') {
      const kept = entity.fields
        .filter(({ name }) => name !== 'homepage')
        .map((field) => ({ ...field, max: undefined }));
      const relation = { name: 'region', kind: 'one', to: 'Region', required: false };
      return [{ ...entity, fields: [...kept, ...fields], relations: [relation] }];
    }
    if (entity.name === 'Tag') return [{ ...entity, softDelete: false, relations: [] }];
    return entity.name === 'Visit' ? [] : [entity];
  });
  const region = { name: 'Region', fields: [{ name: 'name', type: 'string' }] };
  return apiModelSchema.parse({ ...model, entities: [...others, region] });
}

describe('the migration of a model that changed', function () {
  this.timeout(10 * 60_000);
  const after = changed(sampleApiModel);
  const migration = writeMigration(sampleApiModel, after, info);

  it('is none where no table changes', () => {
    assert.equal(writeMigration(sampleApiModel, structuredClone(sampleApiModel), info), undefined);
  });

  it('names the columns that rows have no value for', () => {
    const needed = structuredClone(sampleApiModel.entities).map((entity) =>
      entity.name === 'Tag'
        ? { ...entity, fields: [...entity.fields, { name: 'group', type: 'string' }] }
        : entity,
    );
    const made = writeMigration(
      sampleApiModel,
      apiModelSchema.parse({ ...sampleApiModel, entities: needed }),
      info,
    );

    assert.deepEqual(made?.unfilled, ['tags.group']);
    assert.deepEqual(migration?.unfilled, []);
  });

  it('makes the tables of the new models, and can be undone', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-migration-'));
    try {
      const first = writeProject(sampleApiModel).get(initial) ?? '';
      const files = new Map([...writeProject(after), [initial, first], [next, migration?.text ?? '']]);
      await writeFiles(folder, files);

      const pytest = [
        '-q',
        '-x',
        '-p',
        'no:cacheprovider',
        'tests/test_migrations.py',
        'tests/endpoints/test_customers.py',
      ];
      const [ran] = await runInProjects(await ensurePython(), [{ folder, pytest }]);

      assert.equal(ran?.code, 0, ran?.output);
      assert.deepEqual(checkRuff(after.name, new Map([[next, migration?.text ?? '']])), []);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
