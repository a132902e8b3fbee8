import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import { isDatabaseError } from '../../../platform/db/database-error.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';

const at = (instant: string) => Date.parse(instant);
const minute = 60_000;
const hosting = { description: 'Hosting {month} {year}', quantity: '1', unitPrice: '40.00' };

describe('periods of recurring invoices that fail', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: BillingPractice;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'desk' });
      practice = await createBillingPractice(vireo);
      vireo.clock.now = at('2027-01-10T10:00:00Z');
      const contact = { name: 'Ms Petersen', role: 'billing', email: 'rechnung@nordwind.example' };
      requireOk(await vireo.ask('POST', `/clients/${practice.clientId}/contacts`, { body: contact }));
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const bodyOf = (more: object) => ({
      clientId: practice.clientId,
      items: [hosting],
      rule: { unit: 'month', date: '2027-01-31' },
      timing: 'advance',
      ...more,
    });
    async function setUp(result: string): Promise<string> {
      const body = bodyOf({ result });
      const { previewHash } = requireOk(
        await vireo.ask('POST', '/recurring-invoices/preview', { body }),
      ).body;
      const created = await vireo.ask('POST', '/recurring-invoices', {
        body: { name: 'Hosting', ...body, ...(result !== 'draft' && { previewHash }) },
      });
      return requireOk(created).body.id;
    }
    const show = async (id: string) => await practice.get(`/recurring-invoices/${id}`);
    const retry = async (id: string, from = '2027-01-31') =>
      await vireo.ask('POST', `/recurring-invoices/${id}/retry`, { body: { from } });
    const invoices = async () => (await practice.get('/invoices')).items;
    const said = async (type: string): Promise<readonly { title: string; detail: string }[]> =>
      requireOk(await vireo.ask('GET', '/notifications')).body.items.filter(
        (item: { type: string }) => item.type === type,
      );
    const waitForSaid = async (type: string, count: number) =>
      await waitFor(async () => (await said(type)).length === count, `${count} of ${type}`);
    async function run(id: string, period = '2027-01-31'): Promise<void> {
      const schedule = vireo.app.scheduleKinds.get('recurring.invoice');
      assert.ok(schedule);
      const { owner, clock } = vireo;
      await schedule.run({
        organizationId: owner.organizationId,
        actor: owner,
        scheduleId: '',
        subjectId: id,
        period,
        isAsked: false,
        dueAt: clock.now,
        signal: new AbortController().signal,
      });
    }
    /** No invoice can be written: any statement that would is refused by the database. */
    async function breakInvoices(isBroken: boolean): Promise<void> {
      const [from, to] = isBroken
        ? (['invoices', 'kept_invoices'] as const)
        : (['kept_invoices', 'invoices'] as const);
      await vireo.settle();
      await waitFor(async () => await isRenamed(from, to), 'the other name of the table');
    }
    /** On PostgreSQL readers queue behind a rename that waits: it gives way to them, and is tried again. */
    async function isRenamed(from: string, to: string): Promise<boolean> {
      try {
        await vireo.database.transaction(async (trx) => {
          if (kind === 'postgres') await sql`set local lock_timeout = '100ms'`.execute(trx);
          await trx.schema.alterTable(from).renameTo(to).execute();
        });
        return true;
      } catch (error) {
        if (isDatabaseError(error) && error.code === 'locked') return false;
        throw error;
      }
    }

    it('are kept with their reason once every attempt failed, and made once by Try Again', async () => {
      const id = await setUp('draft');
      await breakInvoices(true);
      vireo.clock.now = at('2027-01-31T10:00:00Z');
      for (let attempt = 0; attempt < 12; attempt += 1) {
        await vireo.settle();
        vireo.clock.now += 20 * minute;
      }
      await breakInvoices(false);
      const [failed] = (await show(id)).runs;
      await waitForSaid('recurring.failed', 1);
      const [first, second] = await Promise.all([retry(id), retry(id)]);
      await waitForSaid('recurring.failed', 0);

      assert.deepEqual([failed.outcome, failed.canRetry], ['failed', true]);
      assert.match(failed.because, /failed several times/);
      assert.deepEqual([first.status, second.status].toSorted().at(0), 200);
      assert.equal((await invoices()).length, 1);
      assert.deepEqual([(await show(id)).runs[0].outcome, (await retry(id)).status], ['draft', 409]);
      assert.equal((await invoices()).length, 1);
    });

    it('are made by Try Again where their client was archived, and refused while they are paused', async () => {
      const id = await setUp('draft');
      const archive = async (archived: boolean) =>
        requireOk(await vireo.ask('PATCH', `/clients/${practice.clientId}`, { body: { archived } }));
      await archive(true);
      await run(id);
      await waitForSaid('recurring.failed', 1);
      await archive(false);
      requireOk(await vireo.ask('PATCH', `/recurring-invoices/${id}`, { body: { state: 'paused' } }));
      const paused = await retry(id);
      requireOk(await vireo.ask('PATCH', `/recurring-invoices/${id}`, { body: { state: 'active' } }));
      const made = await retry(id);
      await waitForSaid('recurring.failed', 0);

      assert.deepEqual([paused.status, paused.body.error.code], [409, 'state_forbids']);
      assert.deepEqual([made.status, made.body.runs[0].outcome], [200, 'draft']);
      assert.equal((await retry(id, '2027-02-28')).status, 409);
    });

    it('say that an invoice was issued and not sent, until it is', async () => {
      const account = await vireo.addAccount(server.port);
      const id = await setUp('sent');
      requireOk(await vireo.ask('DELETE', `/mail/accounts/${account}`));
      await run(id);
      await waitForSaid('recurring.not_sent', 1);
      const [item] = await said('recurring.not_sent');
      const [{ id: invoiceId, number }] = await invoices();
      requireOk(await vireo.ask('POST', `/invoices/${invoiceId}/sent`, { body: {} }));
      await waitForSaid('recurring.not_sent', 0);

      assert.equal(item?.title, `Hosting: ${number} is issued and was not sent`);
    });
  });
});
