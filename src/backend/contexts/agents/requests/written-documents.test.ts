import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { createScriptedWork, type ScriptedWork } from '../../../testing/agents/scripted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('documents of a run', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let work: ScriptedWork;
    let folder: string;
    let projectId: string;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-written-'));
      work = createScriptedWork();
      vireo = await createTestApp(await open(), { work });
      ({ projectId } = await vireo.createProject());
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
    });
    afterEach(async () => {
      await vireo.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function run(content: string): Promise<string> {
      work.script(async () => ({ documents: [{ type: 'charter', title: 'Charter', content }] }));
      const body = { id: newId(), agent: 'planning', input: {} };
      await vireo.ask('POST', `/projects/${projectId}/requests`, { body });
      const request = async () => (await vireo.ask('GET', `/requests/${body.id}`)).body;
      await waitFor(
        async () => ['done', 'failed'].includes((await request()).state),
        'the request to be over',
      );
      return (await request()).result;
    }
    const documents = async () => (await vireo.ask('GET', `/documents?projectId=${projectId}`)).body.items;
    const textOf = async (id: string) => (await vireo.ask('GET', `/documents/${id}`)).body.content;

    it('are drafts that a later run renews, with what people wrote in between', async () => {
      const first = await run('# Charter\n\nOne.\n\nTwo.\n\nThree.\n');
      const [{ id, number, state }] = await documents();
      await vireo.ask('PATCH', `/documents/${id}`, {
        body: { content: '# Charter\n\nOne.\n\nTwo.\n\nMine.\n' },
      });
      const second = await run('# Charter\n\nONE.\n\nTwo.\n\nTHREE.\n');
      const third = await run('# Charter\n\nONE.\n\nTwo.\n\nTHREE.\n');

      assert.deepEqual({ number, state }, { number: 1, state: 'draft' });
      assert.match(first, /## Documents\n\n- Charter: new draft\n/);
      assert.match(second, /- Charter: version 3, a draft to review; your lines stay in one place/);
      assert.equal(await textOf(id), '# Charter\n\nONE.\n\nTwo.\n\nMine.\n');
      assert.match(third, /- Charter: unchanged, version 3/);
      assert.equal((await documents()).length, 1);
      const { items } = (await vireo.ask('GET', `/documents/${id}/versions`)).body;
      assert.deepEqual(
        items.map(({ source }: { source: string }) => source),
        ['agent', 'person', 'agent'],
      );
    });

    it('leave alone a document that people alone wrote', async () => {
      const body = { projectId, type: 'charter', title: 'Ours', content: 'Ours.\n' };
      const { body: ours } = await vireo.ask('POST', '/documents', { body });
      await run('# Charter\n');

      assert.equal(await textOf(ours.id), 'Ours.\n');
      assert.equal((await documents()).length, 2);
    });
  });
});
