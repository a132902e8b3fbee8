import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensurePython } from '../../scripts/test/python.ts';
import { sampleApiModel } from '../../src/backend/testing/fastapi/sample-api-model.ts';
import { writeProject } from '../../src/backend/work/agents/fastapi/generator/write-project.ts';
import { faults } from '../support/python/faults.ts';
import { type Ran, runInProjects, writeFiles } from '../support/python/projects.ts';

/** Pytest's code for tests that failed; others are those of tests that could not run. */
const failed = 1;

describe('tests of a generated project', function () {
  this.timeout(20 * 60_000);
  let base: string;
  let ran: readonly Ran[];

  before(async () => {
    const python = await ensurePython();
    base = await mkdtemp(path.join(os.tmpdir(), 'vireo-faults-'));
    const files = writeProject(sampleApiModel);
    await writeFiles(base, files);
    const jobs = faults.map(({ file, from, to, tests }) => ({
      folder: base,
      pytest: ['-q', '-x', '-p', 'no:cacheprovider', tests],
      plant: { file, text: (files.get(file) ?? '').replace(from, () => to) },
    }));
    const [{ pytest } = assert.fail('there are faults')] = jobs;
    ran = await runInProjects(python, [...jobs, { folder: base, pytest }]);
  });
  after(async () => {
    if (base !== undefined) await rm(base, { recursive: true, force: true });
  });

  for (const [index, { name, file, from }] of faults.entries()) {
    it(`find that ${name}`, () => {
      const text = writeProject(sampleApiModel).get(file) ?? '';

      assert.ok(text.includes(from), `${file} does not have: ${from}`);
      assert.equal(ran[index]?.code, failed, ran[index]?.output);
    });
  }

  it('pass again once each fault is taken back', () => {
    assert.equal(ran[faults.length]?.code, 0, ran[faults.length]?.output);
  });
});
