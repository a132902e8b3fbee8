import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { issueWeek, requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { setUpIssued } from '../../../testing/money/set-up-issued.ts';

const dayMs = 86_400_000;
describe('issued invoices', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpIssued(open);

    async function issueItem(body: Record<string, unknown> = {}) {
      return await stage.practice.issue(requireOk(await stage.practice.draftItem(body)).body.id);
    }

    it('carry a number, their date and the document as it was', async () => {
      const { id } = await issueWeek(stage.practice);
      const before = await stage.practice.get(`/invoices/${id}/document`);
      await stage.practice.vireo.ask('PATCH', `/clients/${stage.practice.clientId}`, {
        body: { name: 'Renamed GmbH' },
      });
      stage.practice.vireo.clock.now += 10 * dayMs;
      const after = await stage.practice.get(`/invoices/${id}/document`);
      const invoice = await stage.practice.get(`/invoices/${id}`);

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
      const other = await stage.practice.vireo.createProject();
      await stage.practice.addEntry();
      await stage.practice.addEntry({
        startedAt: '2026-11-17T09:00',
        endedAt: '2026-11-17T10:00',
        projectId: other.projectId,
      });
      await stage.practice.addEntry({
        startedAt: '2026-11-17T10:00',
        endedAt: '2026-11-17T11:00',
        billable: false,
      });
      const sheet = await stage.practice.approveWeek();
      const states = [];
      for (const clientId of [stage.practice.clientId, other.clientId]) {
        await stage.practice.vireo.ask('PATCH', `/clients/${clientId}`, {
          body: { addressLines: ['Street 1'] },
        });
        const draft = requireOk(await stage.practice.draft({ clientId, timesheetIds: [sheet] }));
        requireOk(await stage.practice.issue(draft.body.id));
        states.push((await stage.practice.get(`/timesheets/${sheet}`)).state);
      }

      assert.deepEqual(states, ['approved', 'invoiced']);
    });

    it('mark a timesheet as invoiced though an entry of it has no length', async () => {
      const { ask, clock } = stage.practice.vireo;
      await stage.practice.addEntry();
      await ask('POST', '/timer', { body: { projectId: stage.practice.projectId } });
      await ask('POST', '/timer/stop', { body: {} });
      const sheet = await stage.practice.approveWeek();
      clock.now += 1000;

      requireOk(await stage.practice.issue(requireOk(await stage.practice.draft()).body.id));

      assert.equal((await stage.practice.get(`/timesheets/${sheet}`)).state, 'invoiced');
    });

    it('are not issued with a date that the route does not take', async () => {
      const { id } = requireOk(await stage.practice.draftItem()).body;

      const reply = await stage.practice.vireo.ask('POST', `/invoices/${id}/issue`, {
        body: { issueDate: '2026-11-01' },
      });

      assert.deepEqual(
        { status: reply.status, field: reply.body.error.details[0].field },
        { status: 422, field: 'issueDate' },
      );
      assert.equal((await stage.practice.get(`/invoices/${id}`)).state, 'draft');
    });

    it('log what happened to invoice and timesheet in one order', async () => {
      const { id, sheet } = await issueWeek(stage.practice);
      const events = await stage.practice.vireo.database.query
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

    it('may still become sent and paid', async () => {
      const { id } = await issueWeek(stage.practice);
      const { query } = stage.practice.vireo.database;
      for (const change of [
        { state: 'sent' },
        { state: 'part_paid', paid_minor: 100 },
        { state: 'paid', paid_minor: 19_635 },
      ] as const) {
        await query.updateTable('invoices').set(change).where('id', '=', id).execute();
      }
      const invoice = await stage.practice.get(`/invoices/${id}`);
      const { document } = await stage.practice.get(`/invoices/${id}/document`);

      assert.deepEqual(
        { state: invoice.state, minor: invoice.due.minor, overdue: invoice.overdue },
        { state: 'paid', minor: 0, overdue: false },
      );
      assert.equal(document.state, 'paid');
    });

    it('show when the stored document is not the one that was issued', async () => {
      const { id } = await issueWeek(stage.practice);
      const { query, dialect } = stage.practice.vireo.database;
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
      const { checks } = await stage.practice.get(`/invoices/${id}/document`);

      assert.deepEqual(
        { rule: checks[0].rule, passed: checks[0].passed },
        { rule: 'document-hash', passed: false },
      );
    });

    it('are overdue from the day after they were due', async () => {
      const { body } = await issueItem({ dueDate: '2026-11-20' });
      const overdueAfter = async (days: number) => {
        stage.practice.vireo.clock.now += days * dayMs;
        return (await stage.practice.get(`/invoices/${body.id}`)).overdue;
      };

      assert.deepEqual([await overdueAfter(2), await overdueAfter(1)], [false, true]);
    });

    it('are not made of a draft that breaks a rule, and burn no number', async () => {
      const { id } = requireOk(
        await stage.practice.draftItem({ taxCategory: 'AE', dueDate: '2026-11-01' }),
      ).body;
      const refused = await stage.practice.issue(id);
      const draft = await stage.practice.get(`/invoices/${id}`);
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
      const { id } = requireOk(await stage.practice.draftItem()).body;
      const stale = await stage.practice.issue(id, { 'if-match': '"9"' });

      assert.deepEqual(
        { status: stale.status, code: stale.body.error.code },
        { status: 412, code: 'stale_version' },
      );
    });

    it('are chained by hash, each to the one before', async () => {
      for (const _ of [1, 2, 3]) {
        requireOk(await issueItem());
      }
      const rows = await stage.practice.vireo.database.query
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
