import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import { DatabaseError, isDatabaseError } from '../../../platform/db/database-error.ts';
import type { Schema } from '../../../schema.ts';
import { issueWeek, monday, requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { setUpIssued } from '../../../testing/money/set-up-issued.ts';

describe('issued invoices, which nothing changes', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpIssued(open);

    it('are not changed, deleted or issued again through the API', async () => {
      const { id, sheet } = await issueWeek(stage.practice);
      const before = await stage.practice.get(`/invoices/${id}`);
      const replies = [
        await stage.practice.vireo.ask('PATCH', `/invoices/${id}`, { body: { note: 'later' } }),
        await stage.practice.vireo.ask('DELETE', `/invoices/${id}`),
        await stage.practice.issue(id),
      ];
      const twice = await stage.practice.draft({ timesheetIds: [sheet] });

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.code]),
        replies.map(() => [409, 'state_forbids']),
      );
      assert.deepEqual(
        { status: twice.status, code: twice.body.error.code },
        { status: 409, code: 'already_billed' },
      );
      assert.deepEqual(await stage.practice.get(`/invoices/${id}`), before);
    });

    it('are refused every change by the database itself', async () => {
      const { id, entryId } = await issueWeek(stage.practice);
      const { query } = stage.practice.vireo.database;
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
      const before = await stage.practice.get(`/invoices/${id}/document`);
      for (const [index, attempt] of attempts.entries()) {
        await assert.rejects(
          attempt.execute(),
          (error) => isDatabaseError(error, 'trigger'),
          `attempt ${index}`,
        );
      }

      assert.deepEqual(await stage.practice.get(`/invoices/${id}/document`), before);
    });

    it('refuse in the database to be replaced by another row of the same id', async () => {
      const { id } = await issueWeek(stage.practice);
      const { dialect, query } = stage.practice.vireo.database;
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
      assert.equal((await stage.practice.get(`/invoices/${id}`)).state, 'issued');
    });

    it('refuse in the database to go back to draft, to bill twice, and to share a number or be half issued', async () => {
      const { id, entryId } = await issueWeek(stage.practice);
      const draft = requireOk(await stage.practice.draftItem()).body;
      const { query } = stage.practice.vireo.database;
      const back = query.updateTable('invoices').set({ state: 'draft' }).where('id', '=', id);
      const twice = query.insertInto('billed_entries').values({
        entry_id: entryId,
        organization_id: stage.practice.vireo.owner.organizationId,
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
  });
});
