import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import { DatabaseError, isDatabaseError } from '../../../platform/db/database-error.ts';
import type { Schema } from '../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  issueWeek,
  monday,
  requireOk,
} from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';

const dayMs = 86_400_000;

describe('issued invoices', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    async function issueItem(body: Record<string, unknown> = {}) {
      return await practice.issue(requireOk(await practice.draftItem(body)).body.id);
    }

    it('carry a number, their date and the document as it was', async () => {
      const { id } = await issueWeek(practice);
      const before = await practice.get(`/invoices/${id}/document`);
      await practice.vireo.ask('PATCH', `/clients/${practice.clientId}`, { body: { name: 'Renamed GmbH' } });
      practice.vireo.clock.now += 10 * dayMs;
      const after = await practice.get(`/invoices/${id}/document`);
      const invoice = await practice.get(`/invoices/${id}`);

      assert.deepEqual(
        { number: invoice.number, state: invoice.state, issueDate: invoice.issueDate },
        { number: '2026-0001', state: 'issued', issueDate: '2026-11-18' },
      );
      assert.deepEqual(after, before);
      assert.equal(after.document.buyer.name, 'Nordwind GmbH');
      assert.deepEqual(
        after.checks.map((check: { passed: boolean }) => check.passed),
        [true],
      );
    });

    it('mark their timesheets as invoiced once all their billable time is on issued invoices', async () => {
      const other = await practice.vireo.createProject();
      await practice.addEntry();
      await practice.addEntry({
        startedAt: '2026-11-17T09:00',
        endedAt: '2026-11-17T10:00',
        projectId: other.projectId,
      });
      await practice.addEntry({
        startedAt: '2026-11-17T10:00',
        endedAt: '2026-11-17T11:00',
        billable: false,
      });
      const sheet = await practice.approveWeek();
      const states = [];
      for (const clientId of [practice.clientId, other.clientId]) {
        await practice.vireo.ask('PATCH', `/clients/${clientId}`, { body: { addressLines: ['Street 1'] } });
        const draft = requireOk(await practice.draft({ clientId, timesheetIds: [sheet] }));
        requireOk(await practice.issue(draft.body.id));
        states.push((await practice.get(`/timesheets/${sheet}`)).state);
      }

      assert.deepEqual(states, ['approved', 'invoiced']);
    });

    it('mark a timesheet as invoiced though an entry of it has no length', async () => {
      const { ask, clock } = practice.vireo;
      await practice.addEntry();
      await ask('POST', '/timer', { body: { projectId: practice.projectId } });
      await ask('POST', '/timer/stop', { body: {} });
      const sheet = await practice.approveWeek();
      clock.now += 1000;

      requireOk(await practice.issue(requireOk(await practice.draft()).body.id));

      assert.equal((await practice.get(`/timesheets/${sheet}`)).state, 'invoiced');
    });

    it('are not issued with a date that the route does not take', async () => {
      const { id } = requireOk(await practice.draftItem()).body;

      const reply = await practice.vireo.ask('POST', `/invoices/${id}/issue`, {
        body: { issueDate: '2026-11-01' },
      });

      assert.deepEqual(
        { status: reply.status, field: reply.body.error.details[0].field },
        { status: 422, field: 'issueDate' },
      );
      assert.equal((await practice.get(`/invoices/${id}`)).state, 'draft');
    });

    it('log what happened to invoice and timesheet in one order', async () => {
      const { id, sheet } = await issueWeek(practice);
      const events = await practice.vireo.database.query
        .selectFrom('events')
        .select(['type', 'id'])
        .where('id', 'in', [id, sheet])
        .orderBy('seq')
        .execute();

      assert.deepEqual(
        events.map((event) => event.type),
        [
          'timesheet.created',
          'timesheet.submitted',
          'timesheet.approved',
          'invoice.created',
          'timesheet.invoiced',
          'invoice.issued',
        ],
      );
    });

    it('are not changed, deleted or issued again through the API', async () => {
      const { id, sheet } = await issueWeek(practice);
      const before = await practice.get(`/invoices/${id}`);
      const replies = [
        await practice.vireo.ask('PATCH', `/invoices/${id}`, { body: { note: 'later' } }),
        await practice.vireo.ask('DELETE', `/invoices/${id}`),
        await practice.issue(id),
      ];
      const twice = await practice.draft({ timesheetIds: [sheet] });

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.code]),
        replies.map(() => [409, 'state_forbids']),
      );
      assert.deepEqual(
        { status: twice.status, code: twice.body.error.code },
        { status: 409, code: 'already_billed' },
      );
      assert.deepEqual(await practice.get(`/invoices/${id}`), before);
    });

    it('are refused every change by the database itself', async () => {
      const { id, entryId } = await issueWeek(practice);
      const { query } = practice.vireo.database;
      const line = await query
        .selectFrom('invoice_lines')
        .selectAll()
        .where('invoice_id', '=', id)
        .executeTakeFirstOrThrow();
      const attempts = [
        query.updateTable('invoices').set({ note: 'changed' }).where('id', '=', id),
        query.updateTable('invoices').set({ gross_minor: 1 }).where('id', '=', id),
        query.updateTable('invoices').set({ number: '2026-0099' }).where('id', '=', id),
        query.updateTable('invoices').set({ document: '{}' }).where('id', '=', id),
        query.deleteFrom('invoices').where('id', '=', id),
        query.updateTable('invoice_lines').set({ quantity: '1' }).where('id', '=', line.id),
        query.deleteFrom('invoice_lines').where('id', '=', line.id),
        query.insertInto('invoice_lines').values({ ...line, id: entryId, position: 2 }),
        query.updateTable('invoice_line_entries').set({ seconds: 1 }).where('invoice_id', '=', id),
        query.deleteFrom('invoice_line_entries').where('invoice_id', '=', id),
        query.updateTable('billed_entries').set({ invoice_id: entryId }).where('entry_id', '=', entryId),
        query.deleteFrom('billed_entries').where('entry_id', '=', entryId),
        query.updateTable('time_entries').set({ timesheet_id: null }).where('id', '=', entryId),
        query.updateTable('time_entries').set({ seconds: 60 }).where('id', '=', entryId),
        query.deleteFrom('time_entries').where('id', '=', entryId),
        query.updateTable('number_counters').set({ last_sequence: 3 }),
        query.updateTable('number_counters').set({ last_issue_date: '2026-01-01' }),
        query.deleteFrom('number_counters'),
      ];
      const before = await practice.get(`/invoices/${id}/document`);
      for (const [index, attempt] of attempts.entries()) {
        await assert.rejects(
          attempt.execute(),
          (error) => isDatabaseError(error, 'trigger'),
          `attempt ${index}`,
        );
      }

      assert.deepEqual(await practice.get(`/invoices/${id}/document`), before);
    });

    it('refuse in the database to be replaced by another row of the same id', async () => {
      const { id } = await issueWeek(practice);
      const { dialect, query } = practice.vireo.database;
      const row = await query
        .selectFrom('invoices')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const columns = Object.keys({ ...row, state: 'draft' }).map((name) => sql.ref(name));
      const values = Object.values({ ...row, state: 'draft' });
      const verb = dialect === 'sqlite' ? sql`insert or replace` : sql`insert`;

      await assert.rejects(
        sql`${verb} into invoices (${sql.join(columns)}) values (${sql.join(values)})`.execute(query),
        DatabaseError,
      );
      assert.equal((await practice.get(`/invoices/${id}`)).state, 'issued');
    });

    it('refuse in the database to go back to draft, to bill twice, and to share a number or be half issued', async () => {
      const { id, entryId } = await issueWeek(practice);
      const draft = requireOk(await practice.draftItem()).body;
      const { query } = practice.vireo.database;
      const back = query.updateTable('invoices').set({ state: 'draft' }).where('id', '=', id);
      const twice = query.insertInto('billed_entries').values({
        entry_id: entryId,
        organization_id: practice.vireo.owner.organizationId,
        invoice_id: draft.id,
      });
      const half = query.updateTable('invoices').set({ state: 'issued' }).where('id', '=', draft.id);
      const { document, document_hash } = await query
        .selectFrom('invoices')
        .select(['document', 'document_hash'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const sameNumber = query
        .updateTable('invoices')
        .set({
          state: 'issued',
          number: '2026-0001',
          sequence: 9,
          issue_date: monday,
          document,
          document_hash,
        })
        .where('id', '=', draft.id);
      const unknownState = query
        .updateTable('invoices')
        .set({ state: 'lost' as 'paid' })
        .where('id', '=', id);

      await assert.rejects(back.execute(), (error) => isDatabaseError(error));
      await assert.rejects(twice.execute(), (error) => isDatabaseError(error, 'unique'));
      await assert.rejects(half.execute(), (error) => isDatabaseError(error, 'check'));
      await assert.rejects(sameNumber.execute(), (error) => isDatabaseError(error, 'unique'));
      await assert.rejects(unknownState.execute(), (error) => isDatabaseError(error, 'check'));
    });

    it('may still become sent and paid', async () => {
      const { id } = await issueWeek(practice);
      const { query } = practice.vireo.database;
      for (const change of [
        { state: 'sent' },
        { state: 'part_paid', paid_minor: 100 },
        { state: 'paid', paid_minor: 19_635 },
      ] as const) {
        await query.updateTable('invoices').set(change).where('id', '=', id).execute();
      }
      const invoice = await practice.get(`/invoices/${id}`);
      const { document } = await practice.get(`/invoices/${id}/document`);

      assert.deepEqual(
        { state: invoice.state, minor: invoice.due.minor, overdue: invoice.overdue },
        { state: 'paid', minor: 0, overdue: false },
      );
      assert.equal(document.state, 'paid');
    });

    it('show when the stored document is not the one that was issued', async () => {
      const { id } = await issueWeek(practice);
      const { query, dialect } = practice.vireo.database;
      const unlock =
        dialect === 'sqlite'
          ? sql`drop trigger invoices_final`
          : sql`drop trigger invoices_final on invoices`;
      await unlock.execute(query);
      const stored = await query
        .selectFrom('invoices')
        .select('document')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const forged = stored.document?.replace('Nordwind', 'Südwind') ?? '';
      await query.updateTable('invoices').set({ document: forged }).where('id', '=', id).execute();
      const { checks } = await practice.get(`/invoices/${id}/document`);

      assert.deepEqual(
        { rule: checks[0].rule, passed: checks[0].passed },
        { rule: 'document-hash', passed: false },
      );
    });

    it('are overdue from the day after they were due', async () => {
      const { body } = await issueItem({ dueDate: '2026-11-20' });
      const overdueAfter = async (days: number) => {
        practice.vireo.clock.now += days * dayMs;
        return (await practice.get(`/invoices/${body.id}`)).overdue;
      };

      assert.deepEqual([await overdueAfter(2), await overdueAfter(1)], [false, true]);
    });

    it('are not made of a draft that breaks a rule, and burn no number', async () => {
      const { id } = requireOk(await practice.draftItem({ taxCategory: 'AE', dueDate: '2026-11-01' })).body;
      const refused = await practice.issue(id);
      const draft = await practice.get(`/invoices/${id}`);
      const next = await issueItem();

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 422, code: 'invalid' },
      );
      assert.deepEqual(
        refused.body.error.details.map((detail: { field: string }) => detail.field),
        ['due-after-issue', 'BR-AE-02'],
      );
      assert.deepEqual(
        {
          state: draft.state,
          draftNumber: draft.number,
          version: draft.version,
          bodyNumber: next.body.number,
        },
        { state: 'draft', draftNumber: null, version: 1, bodyNumber: '2026-0001' },
      );
    });

    it('are dated neither before the last of their series nor in the future', async () => {
      requireOk(await issueItem());
      const early = await issueItem({ issueDate: '2026-11-17' });
      const future = await issueItem({ issueDate: '2026-11-19' });
      const lastYear = await issueItem({ issueDate: '2025-12-31' });
      const next = await issueItem({ issueDate: '2026-11-18' });

      assert.deepEqual(
        [early, future].map((reply) => [reply.status, reply.body.error.details[0].field]),
        [
          [422, 'issueDate'],
          [422, 'issueDate'],
        ],
      );
      assert.deepEqual([lastYear.body.number, next.body.number], ['2025-0001', '2026-0002']);
    });

    it('refuse a version that is not the newest', async () => {
      const { id } = requireOk(await practice.draftItem()).body;
      const stale = await practice.issue(id, { 'if-match': '"9"' });

      assert.deepEqual(
        { status: stale.status, code: stale.body.error.code },
        { status: 412, code: 'stale_version' },
      );
    });

    it('are chained by hash, each to the one before', async () => {
      for (const _ of [1, 2, 3]) {
        requireOk(await issueItem());
      }
      const rows = await practice.vireo.database.query
        .selectFrom('invoices')
        .select(['document', 'document_hash', 'chain_hash'])
        .orderBy('sequence')
        .execute();
      const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
      let previous = '';
      const expected = rows.map((row) => {
        previous = sha256(previous + sha256(row.document ?? ''));
        return previous;
      });

      assert.deepEqual(
        rows.map((row) => row.chain_hash),
        expected,
      );
    });
  });
});
