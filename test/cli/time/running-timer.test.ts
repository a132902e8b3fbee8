/** `vireo time add` beside a timer that was forgotten for days, over a backend whose clock a test moves. */
import assert from 'node:assert/strict';
import { migrations } from '../../../src/backend/migrations/index.ts';
import type { Schema } from '../../../src/backend/schema.ts';
import { type FreshDatabase, openFresh } from '../../../src/backend/testing/databases.ts';
import { createTestApp, type TestApp } from '../../../src/backend/testing/test-app.ts';
import { runCli } from '../../support/run-cli.ts';

const dayMs = 86_400_000;

describe('vireo time add beside a timer that runs', () => {
  let fresh: FreshDatabase<Schema>;
  let test: TestApp;
  let url: string;

  beforeEach(async () => {
    fresh = await openFresh('sqljs', migrations);
    test = await createTestApp(fresh.database);
    url = await test.app.listen({ host: '127.0.0.1', port: 0 });
  });

  afterEach(async () => {
    await test.app.close();
    await fresh.dispose();
  });

  it('puts a length of today over nothing of it, however long ago it was begun', async () => {
    const { projectId } = await test.createProject();
    test.clock.now = Date.now() - 4 * dayMs;
    const { status } = await test.ask('POST', '/timer', { body: { projectId } });
    test.clock.now = Date.now();

    const { code, stderr } = await runCli([
      'time',
      'add',
      '1m #api today',
      '--server',
      url,
      '--token',
      'org_admin',
    ]);

    assert.equal(status, 201);
    assert.equal(code, 2);
    assert.match(stderr, /has no room for that much in one piece: say its times/);
    assert.equal((await test.ask('GET', '/time-entries')).body.items.length, 1);
  });
});
