import assert from 'node:assert/strict';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse as parseToml } from 'smol-toml';
import { apiModelSchema } from '../../../../../contract/work/api-model/api-model.ts';
import { randomApiModels } from '../../../../testing/fastapi/random-api-models.ts';
import { sampleApiModel } from '../../../../testing/fastapi/sample-api-model.ts';
import { writeProject } from './write-project.ts';

const manyEntities = apiModelSchema.parse({
  name: 'large',
  entities: Array.from({ length: 40 }, (_, at) => ({
    name: `Thing${at}`,
    softDelete: at % 2 === 0,
    fields: Array.from({ length: 40 }, (_each, index) => ({
      name: `member_${index}`,
      type: 'decimal',
      min: 0,
    })),
    relations: at === 0 ? [] : [{ name: 'former', kind: 'one', to: `Thing${at - 1}` }],
  })),
});

describe('a generated FastAPI project', () => {
  it('is the same each time, in the order of its paths', () => {
    const files = [...writeProject(sampleApiModel)];

    assert.deepEqual([...writeProject(structuredClone(sampleApiModel))], files);
    const paths = files.map(([file]) => file);
    assert.deepEqual(paths, paths.toSorted());
    for (const file of paths) assert.match(file, /^[\w.-]+(?:\/[\w.-]+)*$/);
  });

  it('has a file of each kind for an entity, and no secret', () => {
    const files = writeProject(sampleApiModel);

    for (const file of [
      'billing/models/invoice_line.py',
      'billing/schemas/invoice_line.py',
      'billing/routers/invoice_lines.py',
      'tests/builders/invoice_line.py',
      'tests/endpoints/test_invoice_lines.py',
    ])
      assert.ok(files.has(file), file);
    assert.match(files.get('.env.example') ?? '', /^BILLING_SECRET_KEY=$/m);
    assert.match(files.get('Dockerfile') ?? '', /^USER app$/m);
  });

  it('touches few lines of shared files for an entity more', () => {
    const before = writeProject(sampleApiModel);
    const more = { ...sampleApiModel.entities[6], name: 'Zebra', plural: 'zebras', relations: [] };
    const after = writeProject(
      apiModelSchema.parse({ ...sampleApiModel, entities: [...sampleApiModel.entities, more] }),
    );

    const changed = [...before].filter(([file, text]) => after.get(file) !== text).map(([file]) => file);
    assert.deepEqual(changed, [
      'README.md',
      'billing/models/__init__.py',
      'billing/routers/__init__.py',
      'migrations/versions/0001_initial.py',
    ]);
    for (const file of changed.slice(0, 3)) {
      const old = new Set(before.get(file)?.split('\n'));
      const added = (after.get(file) ?? '').split('\n').filter((line) => !old.has(line));
      assert.ok(added.length <= 2, `${file}: ${added.join('\n')}`);
    }
  });

  it('is Python that parses, with short lines and no name unknown, for models of any kind', () => {
    const options = { 'line-length': 100, 'target-version': 'py311', lint: { select: ['E', 'F'] } };
    const ruff = new Workspace(options, PositionEncoding.Utf16);
    const models = fc.sample(randomApiModels({ min: 1, max: 6 }), { seed: 5, numRuns: 5 });

    for (const files of models.map(writeProject)) {
      assert.ok(parseToml(files.get('pyproject.toml') ?? ''));
      for (const [file, text] of [...files].filter(([name]) => name.endsWith('.py')))
        assert.deepEqual(ruff.check(text), [], `${file}\n${text}`);
    }
  });

  it('is written in less than two seconds for the largest model', () => {
    const from = process.cpuUsage();

    const files = writeProject(manyEntities);

    const { user } = process.cpuUsage(from);
    assert.ok(files.size > 200);
    assert.ok(user < 2_000_000, `${user / 1000} ms`);
  });
});
