import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, eur, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const at = (instant: string) => Date.parse(instant);
const step = (afterDays: number, more: object = {}) => ({ afterDays, ...more });
const three = [
  step(7),
  step(21, { fee: { kind: 'lump_sum' }, interest: true }),
  step(35, { interest: true }),
];

describe('reminders', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'money' });
      practice = await createPayingPractice(vireo);
      await setDebtor('business');
      vireo.clock.now = at('2026-10-01T10:00:00Z');
    });

    afterEach(async () => await vireo.app.close());

    const ask: TestApp['ask'] = (...given) => vireo.ask(...given);
    const setDebtor = async (debtor: string | null) =>
      requireOk(await ask('PATCH', `/clients/${practice.clientId}`, { body: { debtor } }));
    const preview = async (id: string) => await practice.get(`/invoices/${id}/reminder`);
    const record = async (id: string, number: number) =>
      await ask('POST', `/invoices/${id}/reminders`, { body: { step: number, via: 'other' } });

    /** 119.00 EUR, sent on 1 October and due on Saturday, 31 October. */
    async function billed(): Promise<string> {
      const { id } = await practice.bill();
      requireOk(await ask('POST', `/invoices/${id}/sent`, { body: {} }));
      return id;
    }

    it('are written once a step, in order, a week apart, and stand in the history of the invoice', async () => {
      const id = await billed();
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      const body = { id: '0197a3c2-0000-7000-8000-0000000d0001', step: 1, via: 'other' };
      const first = await ask('POST', `/invoices/${id}/reminders`, { body });
      const again = await ask('POST', `/invoices/${id}/reminders`, { body });
      const twice = await record(id, 1);
      const { plan } = await preview(id);
      const { items } = await practice.get(`/invoices/${id}/history`);

      assert.deepEqual([first.status, again.status, again.body.id], [201, 200, body.id]);
      assert.deepEqual([twice.status, twice.body.error.details[0].issue], [409, 'must be 2']);
      assert.deepEqual([plan.state, plan.step, plan.on], ['scheduled', 2, '2026-11-23']);
      const last = items.at(-1);
      assert.deepEqual(
        [last.step, last.date, last.amount, last.reference],
        ['reminded', '2026-11-09', null, '1'],
      );
    });

    it('begin with the first, however late the invoice is, also where another program sent it', async () => {
      requireOk(await ask('PUT', '/reminder-rules', { body: { steps: three } }));
      const id = await billed();
      const planAt = async (now: string) => {
        vireo.clock.now = at(now);
        const { plan } = await preview(id);
        return [plan.state, plan.step, plan.on];
      };
      const late = await planAt('2027-02-01T10:00:00Z');
      const { letter } = await preview(id);
      const skipped = await record(id, 3);
      const first = await record(id, 1);

      assert.deepEqual(late, ['ready', 1, null]);
      assert.deepEqual([letter.fee, letter.interest, letter.toPay], [null, null, eur(11_900)]);
      assert.match(letter.subject, /^Reminder: /);
      assert.deepEqual([skipped.status, skipped.body.error.details[0].issue], [409, 'must be 1']);
      assert.deepEqual([first.status, first.body.step], [201, 1]);
      assert.deepEqual(await planAt('2027-02-01T11:00:00Z'), ['scheduled', 2, '2027-02-15']);
      assert.deepEqual(await planAt('2027-02-15T10:00:00Z'), ['ready', 2, null]);
    });

    it('leave on no night, holiday or Sunday, and are then written for the morning on which they do', async () => {
      const id = await billed();
      const show = async (now: string) => {
        vireo.clock.now = at(now);
        const { plan, leavesAt, letter } = await preview(id);
        return [plan.state, plan.step, plan.on, leavesAt, letter.deadline];
      };

      assert.deepEqual(await show('2026-11-09T05:00:00Z'), [
        ...['scheduled', 1, '2026-11-09'],
        ...['2026-11-09T07:00:00.000Z', '2026-11-23'],
      ]);
      assert.deepEqual(await show('2026-11-09T18:00:00Z'), [
        ...['scheduled', 1, '2026-11-10'],
        ...['2026-11-10T07:00:00.000Z', '2026-11-24'],
      ]);
      assert.deepEqual(await show('2026-11-15T10:00:00Z'), [
        ...['scheduled', 1, '2026-11-16'],
        ...['2026-11-16T07:00:00.000Z', '2026-11-30'],
      ]);
      // Christmas Day is a Friday.
      assert.deepEqual(await show('2026-12-25T10:00:00Z'), [
        ...['scheduled', 1, '2026-12-28'],
        ...['2026-12-28T07:00:00.000Z', '2027-01-11'],
      ]);
      assert.deepEqual((await show('2026-11-09T10:00:00Z'))[3], null);
    });

    it('are not sent before their day', async () => {
      const id = await billed();
      vireo.clock.now = at('2026-11-05T10:00:00Z');
      const { leavesAt } = await preview(id);
      const early = await ask('POST', `/invoices/${id}/reminders`, { body: { step: 1 } });
      vireo.clock.now = at('2026-10-12T10:00:00Z');
      const { plan, letter, daysLate } = await preview(id);

      assert.deepEqual([leavesAt, early.status], [null, 409]);
      assert.match(early.body.error.message, /due on 2026-11-09, and not before/);
      // Before the due date the text is that of the day on which it will leave.
      assert.deepEqual([plan.on, letter.deadline, daysLate], ['2026-11-09', '2026-11-23', 0]);
      assert.match(letter.text, /New deadline: Nov 23, 2026/);
    });

    it('rest while they are paused, with the reason, and end with payment and credit', async () => {
      const id = await billed();
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      const paused = requireOk(
        await ask('POST', `/invoices/${id}/reminder/pause`, { body: { reason: 'Discount disputed' } }),
      ).body;
      const refused = await record(id, 1);
      const resumed = requireOk(await ask('POST', `/invoices/${id}/reminder/resume`)).body;
      await practice.pay(id);
      const paid = await preview(id);
      const other = await practice.bill();
      requireOk(await practice.credit(other.id));
      const credited = await preview(other.id);

      assert.deepEqual([paused.plan.state, paused.plan.pausedBecause], ['paused', 'Discount disputed']);
      assert.deepEqual([refused.status, resumed.plan.state], [409, 'ready']);
      assert.deepEqual([paid.plan.because, paid.letter], ['paid', null]);
      assert.equal(credited.plan.because, 'wholly_credited');
    });

    it('follow the rule of the client before that of the practice', async () => {
      const { clientId } = practice;
      const id = await billed();
      requireOk(await ask('PUT', '/reminder-rules', { body: { steps: [] } }));
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      const none = await preview(id);
      const own = requireOk(
        await ask('PUT', `/clients/${clientId}/reminder-rule`, {
          body: { steps: [step(3)] },
        }),
      ).body;
      const one = await preview(id);
      const { items } = await practice.get('/reminder-rules');
      const stale = await ask('DELETE', `/clients/${clientId}/reminder-rule`, {
        headers: { 'if-match': '"7"' },
      });
      const removed = await ask('DELETE', `/clients/${clientId}/reminder-rule`);

      assert.equal(none.plan.because, 'no_steps');
      assert.deepEqual([own.version, own.isOwn], [1, true]);
      assert.deepEqual([one.plan.state, one.plan.steps], ['ready', 1]);
      assert.deepEqual(
        items.map(({ clientId: of, isOwn }: { clientId: string | null; isOwn: boolean }) => [of, isOwn]),
        [
          [null, true],
          [clientId, true],
        ],
      );
      assert.deepEqual([stale.status, removed.status], [412, 204]);
      assert.equal((await preview(id)).plan.because, 'no_steps');
    });

    it('leave by themselves only with the very texts and to the address that were seen', async () => {
      const { clientId } = practice;
      const id = await billed();
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      const path = `/clients/${clientId}/reminder-rule`;
      const rule = { steps: [step(7)], sending: 'auto' };
      const { consentHash, letters } = requireOk(await ask('POST', `${path}/preview`, { body: rule })).body;
      const unseen = await ask('PUT', path, { body: rule });
      const forAll = await ask('PUT', '/reminder-rules', { body: rule });
      requireOk(await ask('PUT', path, { body: { ...rule, consentHash } }));
      const allowed = await preview(id);
      requireOk(
        await ask('POST', `/clients/${clientId}/contacts`, {
          body: { name: 'Ms Petersen', role: 'billing', email: 'rechnung@nordwind.example' },
        }),
      );
      const changed = await preview(id);

      assert.match(letters[0].text, /Open amount: €1,000\.00/);
      assert.deepEqual([unseen.status, unseen.body.error.details[0].field], [409, 'consentHash']);
      assert.deepEqual([forAll.status, forAll.body.error.details[0].field], [422, 'sending']);
      assert.deepEqual([allowed.plan.bySelf, changed.plan.bySelf], [true, false]);
      assert.deepEqual(changed.recipient, { name: 'Ms Petersen', email: 'rechnung@nordwind.example' });
    });

    it('refuse a rule that asks too early, too often, or by a placeholder that there is not', async () => {
      const fieldOf = async (steps: object[]) => {
        const { status, body } = await ask('PUT', '/reminder-rules', { body: { steps } });
        return [status, body.error.details[0].field];
      };
      const text = { en: { subject: 'Open', body: '{opne}' } };

      assert.deepEqual(await fieldOf([step(7, { interest: true })]), [422, 'steps.0']);
      assert.deepEqual(await fieldOf([step(7), step(9)]), [422, 'steps.1.afterDays']);
      assert.deepEqual(await fieldOf([step(7, { texts: text })]), [422, 'steps.0.texts']);
    });
  });
});
