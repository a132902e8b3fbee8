import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { sampleProjects } from './facts/sample-projects.test.ts';

describe('the DevOps agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let work: Work;
    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-devops-run-'));
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('offers its files in a folder without git too, and writes what is accepted', async () => {
      const project = path.join(folder, 'project');
      for (const [name, text] of Object.entries(sampleProjects[0]?.files ?? {})) {
        await mkdir(path.dirname(path.join(project, name)), { recursive: true });
        await writeFile(path.join(project, name), text);
      }
      const hosted = await hostWork(await open());
      const asked = { agent: 'devops', project: { id: 'p', name: 'Orders', folder: project, trusted: true } };

      const { waiting } = await hosted.ask(work, asked);
      const { review } = decideQuestionSchema.parse(waiting?.payload);
      assert.deepEqual(review.files.map((file) => file.path).toSorted(), [
        '.dockerignore',
        '.github/workflows/ci.yml',
        'Dockerfile',
        'compose.yaml',
      ]);
      assert.ok(review.files.find((file) => file.path.startsWith('.github/'))?.alwaysAsk);
      const image = review.files.find((file) => file.path === 'Dockerfile')?.parts.map(({ id }) => id) ?? [];
      const { report } = await hosted.ask(work, {
        ...asked,
        resume: { approved: true, payload: { accepted: image } },
      });

      assert.match(report, /^# Changed 1 file\n/);
      assert.match(report, /## From these facts/);
      assert.match(report, /## Images\n\n\*Not built\*: /);
      assert.match(await readFile(path.join(project, 'Dockerfile'), 'utf8'), /^EXPOSE 8080$/m);
    });
  });
});
