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
    const jobs = [];
    for (const [index, { file, from, to, tests }] of faults.entries()) {
      const folder = path.join(base, `fault-${index}`);
      await writeFiles(folder, new Map([...files, [file, (files.get(file) ?? '').replace(from, () => to)]]));
      jobs.push({ folder, pytest: ['-q', '-x', '-p', 'no:cacheprovider', tests] });
    }
    ran = await runInProjects(python, jobs);
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
});
