import assert from 'node:assert/strict';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../../testing/mail/mail-server.ts';
import type { Delivery } from './channels.schema.ts';

const minute = 60_000;
const night = Date.parse('2026-11-17T21:00:00Z');

describe('mails of notifications that are held back', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'desk' });
      vireo.clock.now = Date.parse('2026-11-17T10:00:00Z');
      await vireo.addAccount(server.port);
      const { items } = requireOk(await vireo.ask('GET', '/users')).body;
      const { id } = items.find((user: { role: string }) => user.role === 'approver');
      requireOk(await vireo.ask('PATCH', `/users/${id}`, { body: { email: 'ada@example.net' } }));
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    /** A week of the user, which waits for the approver. */
    async function submitWeek(): Promise<void> {
      const { projectId } = await vireo.createProject();
      const span = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T10:00:00Z', zone: 'UTC' };
      const entry = { projectId, ...span, note: 'Work' };
      requireOk(await vireo.ask('POST', '/time-entries', { as: 'user', body: entry }));
      const body = { weekStart: '2026-11-16' };
      const { id } = requireOk(await vireo.ask('POST', '/timesheets', { as: 'user', body })).body;
      requireOk(await vireo.ask('POST', `/timesheets/${id}/submit`, { as: 'user', body: {} }));
      await waitFor(async () => (await deliveries()).length > 0, 'the delivery');
    }
    const deliveries = async (): Promise<Delivery[]> =>
      requireOk(await vireo.ask('GET', '/notifications/deliveries', { as: 'approver' })).body.items;
    /** What is due by then has left, or not. */
    async function pass(ms: number): Promise<void> {
      vireo.clock.now += ms;
      // A delivery makes a mail, and that one is sent.
      for (let round = 0; round < 3; round += 1) await vireo.settle();
    }

    it('wait until a pause ends, in the list alone, but for what is locked', async () => {
      const pause = async (length: string) =>
        requireOk(await vireo.ask('POST', '/notifications/pause', { as: 'approver', body: { for: length } }))
          .body;
      const { pausedUntil } = await pause('hour');
      await submitWeek();
      await pass(30 * minute);
      assert.equal(server.accepted.length, 0);
      assert.equal((await deliveries())[0]?.dueAt, '2026-11-17T11:00:00.000Z');
      await pass(31 * minute);

      assert.equal(pausedUntil, '2026-11-17T11:00:00.000Z');
      assert.equal(server.accepted.length, 1);
      assert.equal((await pause('tomorrow')).pausedUntil, '2026-11-18T07:00:00.000Z');
      assert.equal((await pause('none')).pausedUntil, null);
    });

    it('wait for the end of quiet hours also where their mail waited for something else', async () => {
      const [{ id: accountId }] = requireOk(await vireo.ask('GET', '/mail/accounts')).body.items;
      requireOk(await vireo.ask('DELETE', `/mail/accounts/${accountId}`));
      const account = await vireo.addAccount(server.port, {}, '');
      await submitWeek();
      await pass(6 * minute);
      vireo.clock.now = night;
      const password = { password: 'open sesame' };
      requireOk(await vireo.ask('PUT', `/mail/accounts/${account}/password`, { body: password }));
      await pass(10 * minute);
      const atNight = server.accepted.length;
      vireo.clock.now = Date.parse('2026-11-18T07:00:00Z');
      await pass(minute);

      assert.deepEqual([atNight, server.accepted.length], [0, 1]);
    });

    it('are dropped when mail is released, where they are older than a day or were read', async () => {
      await vireo.app.mail.ports.outgoing.rest('restored');
      await submitWeek();
      await pass(10 * minute);
      vireo.clock.now += 2 * 24 * 60 * minute;
      requireOk(await vireo.ask('POST', '/outgoing/release'));
      await pass(minute);

      assert.equal(server.accepted.length, 0);
      assert.deepEqual(
        (await deliveries()).map(({ state, reason }) => [state, reason]),
        [['dropped', 'It was older than a day when mail was released.']],
      );
    });
  });
});
