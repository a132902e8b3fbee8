import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { ensurePython } from '../../scripts/test/python.ts';
import { randomApiModels } from '../../src/backend/testing/fastapi/random-api-models.ts';
import { sampleApiModel } from '../../src/backend/testing/fastapi/sample-api-model.ts';
import { writeProject } from '../../src/backend/work/agents/fastapi/generator/write-project.ts';
import { loadSoundProject } from '../../src/workspace/scan-scope.ts';
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';
import { checkOpenApi } from '../support/python/check-openapi.ts';
import { checkRuff } from '../support/python/check-ruff.ts';
import {
  openApiCode,
  type Ran,
  runBandit,
  runInProjects,
  runMypy,
  writeFiles,
} from '../support/python/projects.ts';

const models = [sampleApiModel, ...fc.sample(randomApiModels({ min: 2, max: 4 }), { seed: 36, numRuns: 3 })];

describe('generated FastAPI projects', function () {
  this.timeout(20 * 60_000);
  const projects = models.map((model) => ({ model, files: writeProject(model) }));
  let base: string;
  let python: string;
  let tests: readonly Ran[];
  let descriptions: readonly Ran[];
  const folderOf = (index: number) => path.join(base, `project-${index}`);

  before(async () => {
    python = await ensurePython();
    base = await mkdtemp(path.join(os.tmpdir(), 'vireo-fastapi-'));
    for (const [index, { files }] of projects.entries()) await writeFiles(folderOf(index), files);
    const jobs = projects.map((_, index) => ({
      folder: folderOf(index),
      pytest: ['-q', '-x', '-p', 'no:cacheprovider'],
    }));
    tests = await runInProjects(python, jobs);
    descriptions = await runInProjects(
      python,
      projects.map(({ model }, index) => ({ folder: folderOf(index), code: openApiCode(model.name) })),
    );
  });
  after(async () => {
    if (base !== undefined) await rm(base, { recursive: true, force: true });
  });

  for (const [index, { model, files }] of projects.entries()) {
    const names = model.entities.map(({ name }) => name).join(', ');

    describe(`of ${names}`, () => {
      it('pass their own tests', () => {
        const ran = tests[index];

        assert.equal(ran?.code, 0, ran?.output);
        const passed = Number(/(\d+) passed/.exec(ran?.output ?? '')?.[1]);
        assert.ok(passed > 40 * model.entities.length, ran?.output);
      });

      it('are laid out and written as ruff wants it', () => {
        assert.deepEqual(checkRuff(model.name, files), []);
      });

      it('describe their API as a linter wants it', async () => {
        const { code, output } = descriptions[index] ?? { code: 1, output: '' };

        assert.equal(code, 0, output);
        assert.deepEqual(await checkOpenApi(output), []);
      });

      it('are sound by strict mypy', async () => {
        assert.equal(await runMypy(python, folderOf(index)), '');
      });
    });
  }

  it('have no findings of bandit', async () => {
    assert.equal(
      await runBandit(
        python,
        projects.map((_, index) => folderOf(index)),
      ),
      '',
    );
  });

  it('have no findings of our own scan', async () => {
    const scanner = createWorkspaceScan({});
    try {
      for (const index of projects.keys()) {
        const scanned = await scanner.scan([folderOf(index)], { projectOf: loadSoundProject });
        const found = scanned.files.flatMap(({ path: file, findings }) =>
          findings
            .filter(({ severity }) => severity !== 'low' && severity !== 'info')
            .map(({ ruleId, range, message }) => `${file}:${range.startLine + 1} ${ruleId} ${message}`),
        );
        assert.deepEqual(found, []);
      }
    } finally {
      await scanner.dispose();
    }
  });
});
