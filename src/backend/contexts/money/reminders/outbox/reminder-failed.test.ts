import assert from 'node:assert/strict';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../../testing/mail/mail-server.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';

const at = (instant: string) => Date.parse(instant);
const day = 86_400_000;

describe('reminders that should leave by themselves and cannot', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: PayingPractice;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'desk' });
      practice = await createPayingPractice(vireo);
      const contact = { name: 'Ms Petersen', role: 'billing', email: 'rechnung@nordwind.example' };
      requireOk(await vireo.ask('POST', `/clients/${practice.clientId}/contacts`, { body: contact }));
      await setDebtor('business');
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const setDebtor = async (debtor: string | null) =>
      requireOk(await vireo.ask('PATCH', `/clients/${practice.clientId}`, { body: { debtor } }));

    /** Due on 31 October; on Monday, 9 November its first reminder is ready. */
    async function overdue(): Promise<string> {
      vireo.clock.now = at('2026-10-01T10:00:00Z');
      const { id } = await practice.bill();
      requireOk(await vireo.ask('POST', `/invoices/${id}/sent`, { body: {} }));
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      return id;
    }
    async function allow(more: object = {}, as?: string): Promise<void> {
      const path = `/clients/${practice.clientId}/reminder-rule`;
      const rule = { steps: [{ afterDays: 7 }, { afterDays: 21 }], sending: 'auto', ...more };
      const who = as === undefined ? {} : { as };
      const { consentHash } = requireOk(
        await vireo.ask('POST', `${path}/preview`, { ...who, body: rule }),
      ).body;
      requireOk(await vireo.ask('PUT', path, { ...who, body: { ...rule, consentHash } }));
    }
    async function sweep(): Promise<void> {
      const kind = vireo.app.scheduleKinds.get('reminder.due');
      assert.ok(kind);
      const { organizationId } = vireo.owner;
      await kind.run({
        scheduleId: '',
        subjectId: '',
        period: '',
        isAsked: false,
        dueAt: vireo.clock.now,
        signal: new AbortController().signal,
        organizationId,
        actor: { kind: 'system', organizationId, task: 'test' },
      });
      await vireo.settle();
    }
    interface Item {
      readonly type: string;
      readonly title: string;
      readonly detail: string;
      readonly count: number;
      readonly readAt: string | null;
      readonly id: string;
    }
    const failures = async (): Promise<readonly Item[]> =>
      requireOk(await vireo.ask('GET', '/notifications')).body.items.filter(
        ({ type }: Item) => type === 'reminder.failed',
      );
    const waitForFailures = async (count: number) =>
      await waitFor(async () => (await failures()).length === count, `${count} failures`);

    it('are said once, however often they are tried, until they leave', async () => {
      await overdue();
      await allow();
      await sweep();
      await waitForFailures(1);
      const [first] = await failures();
      assert.ok(first);
      requireOk(await vireo.ask('PUT', `/notifications/${first.id}/read`, { body: { read: true } }));
      for (let days = 0; days < 3; days += 1) {
        vireo.clock.now += day;
        await sweep();
      }
      const [still, ...others] = await failures();

      assert.match(first.title, /reminder 1 could not be sent/);
      assert.match(first.detail, /No mail account/);
      assert.deepEqual(others, []);
      assert.deepEqual([still?.count, still?.readAt === null], [1, false]);

      await vireo.addAccount(server.port);
      await sweep();
      await waitForFailures(0);
      assert.equal(server.accepted.length, 1);
    });

    it('say that the person who allowed it may no longer do so', async () => {
      await vireo.addAccount(server.port);
      await overdue();
      await allow({}, 'billing_admin');
      const { items } = requireOk(await vireo.ask('GET', '/users')).body;
      const { id } = items.find(({ role }: { role: string }) => role === 'billing_admin');
      requireOk(await vireo.ask('PATCH', `/users/${id}`, { body: { role: 'user' } }));
      await sweep();
      await waitForFailures(1);
      const [rights] = await failures();

      assert.match(String(rights?.detail), /may no longer send reminders/);
      assert.equal(server.accepted.length, 0);
    });

    it('wait until it is known what the client is, where they would ask for a fee or interest', async () => {
      await vireo.addAccount(server.port);
      const id = await overdue();
      await setDebtor(null);
      const steps = [{ afterDays: 7 }, { afterDays: 21, interest: true }];
      const path = `/clients/${practice.clientId}/reminder-rule/preview`;
      const texts = requireOk(await vireo.ask('POST', path, { body: { steps } })).body;
      await allow({ steps });
      await sweep();
      const first = server.accepted.length;
      vireo.clock.now = at('2026-11-23T10:00:00Z');
      await sweep();
      await waitForFailures(1);
      const [waiting] = await failures();
      const { plan, letter } = await practice.get(`/invoices/${id}/reminder`);
      await setDebtor('consumer');
      await sweep();
      const { plan: known } = await practice.get(`/invoices/${id}/reminder`);

      assert.equal(texts.asksDebtor, true);
      assert.match(String(waiting?.detail), /whether the client is a business or a consumer/);
      assert.deepEqual([first, server.accepted.length], [1, 1]);
      assert.deepEqual([plan.step, plan.bySelf, plan.asksDebtor, letter.interest], [2, true, true, null]);
      // Its texts are others now: they are allowed again before it leaves by itself.
      assert.deepEqual([known.step, known.bySelf, known.asksDebtor], [2, false, false]);
    });

    it('say why one could not be written', async () => {
      await vireo.addAccount(server.port);
      await overdue();
      await allow({ steps: [{ afterDays: 7 }, { afterDays: 21, interest: true }] });
      await sweep();
      vireo.clock.now = at('2036-11-10T10:00:00Z');
      await sweep();
      await waitForFailures(1);
      const [refused] = await failures();

      assert.match(String(refused?.detail), /rate|half-year/i);
      assert.equal(server.accepted.length, 1);
    });
  });
});
