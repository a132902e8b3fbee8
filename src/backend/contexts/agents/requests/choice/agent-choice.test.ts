import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

describe('which agent a request is for', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    beforeEach(async () => {
      vireo = await createTestApp(await open());
    });
    afterEach(async () => await vireo.close());

    const choose = async (request: string, as?: 'viewer' | 'client') =>
      await vireo.ask('GET', `/agents/choice?request=${encodeURIComponent(request)}`, as && { as });

    it('is answered with its reason, to those who may read requests', async () => {
      const { status, body } = await choose('Prüfe die API auf Schwachstellen', 'viewer');
      assert.equal(status, 200);
      assert.deepEqual(body.agent, {
        name: 'security',
        title: 'Security agent',
        words: ['Schwachstellen', 'Prüfe'],
      });
      assert.equal((await choose('Look for secrets', 'client')).status, 403);
    });

    it('is asked back where nothing fits, and needs words', async () => {
      const { body } = await choose('Order pizza');
      assert.deepEqual(body, { agent: null, runnerUp: null, isClear: false });
      assert.equal((await choose(' ')).status, 422);
    });
  });
});
