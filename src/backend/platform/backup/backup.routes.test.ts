import assert from 'node:assert/strict';
import { BackupError } from '../../../contract/backup/backup-process.ts';
import { openTestApp } from '../../testing/open-test-app.ts';
import type { TestApp } from '../../testing/test-app.ts';
import type { Backups } from './backups.ts';

const id = '20261123T024839Z-1a2b3c';

const failing = (error: Error): Backups => ({
  list: () => Promise.reject(error),
  create: () => Promise.reject(error),
  verify: () => Promise.reject(error),
  newestAt: () => '2026-11-23T02:48:39.000Z',
  isBusy: () => true,
});

describe('the routes of backups', () => {
  let test: TestApp;
  afterEach(() => test.close());

  it("answer that they are the operator's where this backend makes none", async () => {
    test = await openTestApp();

    const replies = [
      await test.ask('GET', '/backups'),
      await test.ask('POST', '/backups'),
      await test.ask('POST', '/backups/verify', { body: { id } }),
    ];
    const health = await test.ask('GET', '/health');

    for (const { status, body } of replies) {
      assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'state_forbids' });
      assert.match(body.error.message, /operator's/);
    }
    assert.equal('newestBackupAt' in health.body, false);
  });

  it('are for administrators alone', async () => {
    test = await openTestApp();

    for (const as of ['user', 'billing_admin', 'approver', 'viewer', 'client'] as const) {
      assert.equal((await test.ask('GET', '/backups', { as })).status, 403, as);
    }
  });

  const outcomes = [
    ['passphrase_wrong', 422, 'invalid'],
    ['not_found', 404, 'not_found'],
    ['disk_full', 507, 'disk_full'],
  ] as const;
  for (const [code, status, expected] of outcomes) {
    it(`answer ${status} for ${code}`, async () => {
      test = await openTestApp({ backups: failing(new BackupError(code, 'A sentence.')) });

      const reply = await test.ask('POST', '/backups/verify', { body: { id } });

      assert.deepEqual({ status: reply.status, code: reply.body.error.code }, { status, code: expected });
      assert.match(reply.body.error.message, /A sentence\./);
    });
  }

  it('refuse an id that is none, and tell the newest in /health', async () => {
    test = await openTestApp({ backups: failing(new Error('not reached')) });

    const reply = await test.ask('POST', '/backups/verify', { body: { id: '../../vireo.db' } });
    const health = await test.app.inject({ url: '/health', headers: { host: '127.0.0.1' } });

    assert.deepEqual(
      { status: reply.status, field: reply.body.error.details[0].field },
      { status: 422, field: 'id' },
    );
    assert.equal(health.json().newestBackupAt, '2026-11-23T02:48:39.000Z');
  });
});
