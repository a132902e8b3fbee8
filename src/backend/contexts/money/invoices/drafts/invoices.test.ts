import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { monday } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpDrafts } from '../../../../testing/money/set-up-drafts.ts';

const unknownId = '019a0000-0000-7000-8000-000000000000';

const git = {
  remote: 'git@example.com:acme/api.git',
  branch: 'feat/import',
  head: 'a41f09c',
  commits: [{ hash: 'a41f09c', subject: 'Read CSV with back-pressure', at: '2026-11-16T09:20:00.000Z' }],
};
describe('invoice drafts', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpDrafts(open);

    it('bills approved, billable time of the client and nothing else', async () => {
      const other = await stage.practice.vireo.createProject();
      await stage.practice.addEntry({ note: 'Review' });
      await stage.practice.addEntry({
        startedAt: '2026-11-17T09:00',
        endedAt: '2026-11-17T09:20:05',
        note: 'Review',
      });
      await stage.practice.addEntry({
        startedAt: '2026-11-17T10:00',
        endedAt: '2026-11-17T11:00',
        billable: false,
      });
      await stage.practice.addEntry({
        startedAt: '2026-11-17T11:00',
        endedAt: '2026-11-17T12:00',
        projectId: other.projectId,
      });
      await stage.practice.approveWeek();
      await stage.practice.addEntry({
        startedAt: '2026-11-17T13:00',
        endedAt: '2026-11-17T14:00',
        note: 'Not approved',
      });
      const draft = await stage.practice.draft();
      const { document } = await stage.practice.get(`/invoices/${draft.body.id}/document`);

      assert.equal(draft.status, 201, JSON.stringify(draft.body));
      assert.deepEqual(
        { state: draft.body.state, number: draft.body.number },
        { state: 'draft', number: null },
      );
      assert.equal(document.lines.length, 1);
      const { id: _id, ...line } = document.lines[0];
      assert.deepEqual(line, {
        source: 'time',
        description: 'API rewrite: Review',
        quantity: '6605',
        unitCode: 'SEC',
        unitPrice: '110.00',
        priceBaseQuantity: 3600,
        taxCategory: 'S',
        taxRate: '19',
        net: { minor: 20_182, currency: 'EUR' },
      });
      assert.deepEqual(
        { net: draft.body.net.minor, tax: draft.body.tax.minor, gross: draft.body.gross.minor },
        { net: 20_182, tax: 3835, gross: 24_017 },
      );
      assert.deepEqual(
        { periodStart: draft.body.periodStart, periodEnd: draft.body.periodEnd },
        { periodStart: monday, periodEnd: '2026-11-17' },
      );
    });

    it('shows the document with dates, parties, terms, trace and checks', async () => {
      const entryId = await stage.practice.addEntry({ note: 'CSV reader', git });
      await stage.practice.approveWeek();
      const draft = await stage.practice.draft();
      const { document, trace, checks, expectedNumber } = await stage.practice.get(
        `/invoices/${draft.body.id}/document`,
      );

      assert.deepEqual(
        { issueDate: document.issueDate, dueDate: document.dueDate, currency: document.currency },
        { issueDate: '2026-11-18', dueDate: '2026-12-18', currency: 'EUR' },
      );
      assert.equal(document.seller.vatId, 'DE312449871');
      assert.deepEqual(document.buyer.addressLines, ['Am Sandtorkai 50', '20457 Hamburg']);
      assert.equal(document.paymentTerms, 'Payable within 30 days.');
      assert.equal(document.number, undefined);
      assert.equal(expectedNumber, '2026-0001');
      assert.equal(trace.length, 1);
      assert.deepEqual(
        {
          lineId: trace[0].lineId,
          recordedSeconds: trace[0].recordedSeconds,
          billedSeconds: trace[0].billedSeconds,
        },
        { lineId: document.lines[0].id, recordedSeconds: 5400, billedSeconds: 5400 },
      );
      assert.deepEqual(
        { id: trace[0].entries[0].id, branch: trace[0].entries[0].branch },
        { id: entryId, branch: 'feat/import' },
      );
      assert.deepEqual(trace[0].entries[0].commits, git.commits);
      assert.deepEqual(
        checks.map((check: { message: string; passed: boolean }) => [check.message, check.passed]),
        [
          ['The one entry is approved', true],
          ['No entry billed before', true],
          ['EN 16931: no errors', true],
          ['The invoice names no IBAN to pay to. Add yours to your business.', false],
        ],
      );
    });

    it('bills a period or the sheets that are named', async () => {
      await stage.practice.addEntry({ note: 'A' });
      await stage.practice.addEntry({
        startedAt: '2026-11-10T09:00',
        endedAt: '2026-11-10T10:00',
        note: 'B',
      });
      await stage.practice.approveWeek('2026-11-09');
      const sheet = await stage.practice.approveWeek();
      const byPeriod = await stage.practice.draft({ period: { from: '2026-11-09', to: '2026-11-15' } });
      const bySheet = await stage.practice.draft({ timesheetIds: [sheet] });

      assert.deepEqual(
        { minor: byPeriod.body.net.minor, periodEnd: byPeriod.body.periodEnd },
        { minor: 11_000, periodEnd: '2026-11-15' },
      );
      assert.deepEqual(
        { minor: bySheet.body.net.minor, periodStart: bySheet.body.periodStart },
        { minor: 16_500, periodStart: monday },
      );
    });

    it('gives time free again when a draft is deleted', async () => {
      await stage.practice.addEntry();
      await stage.practice.approveWeek();
      const first = await stage.practice.draft();
      const refused = await stage.practice.draft();
      const removed = await stage.practice.vireo.ask('DELETE', `/invoices/${first.body.id}`);
      const again = await stage.practice.draft();

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'already_billed' },
      );
      assert.deepEqual({ removed: removed.status, again: again.status }, { removed: 204, again: 201 });
      assert.equal((await stage.practice.vireo.ask('GET', `/invoices/${first.body.id}`)).status, 404);
    });

    it('bills an hour once when drafts race for it', async () => {
      await stage.practice.addEntry();
      const sheet = await stage.practice.approveWeek();
      const replies = await Promise.all(
        [1, 2, 3, 4].map(async () => await stage.practice.draft({ timesheetIds: [sheet] })),
      );
      const { items } = await stage.practice.get('/invoices');

      assert.deepEqual(replies.map((reply) => reply.status).sort(), [201, 409, 409, 409]);
      const codes = new Set(
        replies.filter((reply) => reply.status === 409).map((reply) => reply.body.error.code),
      );
      assert.deepEqual([...codes], ['already_billed']);
      assert.equal(items.length, 1);
    });

    it('answers a repeated creation by the client’s id with the invoice that is there', async () => {
      const id = '019a0000-0000-7000-8000-000000000002';
      const other = await stage.practice.vireo.createProject();
      const replies = [
        await stage.practice.draftItem({ id }),
        await stage.practice.draftItem({ id }),
        await stage.practice.draftItem({ id, clientId: other.clientId }),
      ];

      assert.deepEqual(
        replies.map((reply) => reply.status),
        [201, 200, 409],
      );
      assert.equal(replies[2]?.body.error.code, 'id_taken');
    });

    it('refuses what cannot be billed and makes no draft', async () => {
      const sheetReply = await stage.practice.vireo.ask('POST', '/timesheets', {
        body: { weekStart: monday },
      });
      const foreign = await stage.practice.vireo.createProject({ as: 'foreign' });
      const item = { description: 'x', quantity: '1', unitPrice: '1' };
      const cases: readonly (readonly [number, string, Record<string, unknown>])[] = [
        [422, 'invalid', {}],
        [422, 'invalid', { clientId: unknownId }],
        [422, 'invalid', { clientId: foreign.clientId, items: [item] }],
        [422, 'invalid', { timesheetIds: [unknownId] }],
        [409, 'state_forbids', { timesheetIds: [sheetReply.body.id] }],
        [422, 'invalid', { items: [item], period: { from: '2026-11-20', to: '2026-11-19' } }],
        [422, 'invalid', { items: [{ ...item, quantity: '0' }] }],
        [422, 'invalid', { items: [{ ...item, quantity: '-1' }] }],
        [422, 'invalid', { items: [{ ...item, unitPrice: '1.005' }] }],
        [422, 'invalid', { items: [{ ...item, unitPrice: 1 }] }],
        [422, 'invalid', { items: [{ ...item, quantity: '999999999', unitPrice: '999999999999' }] }],
        [422, 'invalid', { items: [item], taxCategory: 'AE', taxRate: '19' }],
        [422, 'invalid', { items: [item], taxCategory: 'S', taxRate: '0' }],
        [422, 'invalid', { items: [item], discount: { reason: 'x', percent: '101' } }],
        [422, 'invalid', { items: [item], discount: { reason: 'x', amount: { minor: 1, currency: 'USD' } } }],
        [422, 'invalid', { items: [item], state: 'issued' }],
        [422, 'invalid', { items: [item], number: '2026-0001' }],
        [422, 'invalid', { items: [item], issueDate: '2026-02-30' }],
      ];
      for (const [status, code, body] of cases) {
        const refused = await stage.practice.draft(body);
        assert.deepEqual(
          { status: refused.status, code: refused.body.error?.code },
          { status, code },
          JSON.stringify([body, refused.body]),
        );
      }

      const malformed = await stage.practice.vireo.ask('POST', '/invoices', { body: '{' });
      const large = await stage.practice.draftItem({ note: 'x'.repeat(5_000_000) });
      assert.deepEqual({ malformed: malformed.status, large: large.status }, { malformed: 400, large: 413 });
      assert.deepEqual((await stage.practice.get('/invoices')).items, []);
    });

    it('is invisible to another organization', async () => {
      const { id } = (await stage.practice.draftItem()).body;
      const as = 'foreign';
      const replies = [
        await stage.practice.vireo.ask('GET', `/invoices/${id}`, { as }),
        await stage.practice.vireo.ask('GET', `/invoices/${id}/document`, { as }),
        await stage.practice.vireo.ask('PATCH', `/invoices/${id}`, { as, body: { note: 'mine' } }),
        await stage.practice.vireo.ask('POST', `/invoices/${id}/issue`, { as }),
        await stage.practice.vireo.ask('POST', `/invoices/${id}/credit`, {
          as,
          body: { reason: 'x', releaseEntries: true },
        }),
        await stage.practice.vireo.ask('DELETE', `/invoices/${id}`, { as }),
      ];
      const list = await stage.practice.vireo.ask('GET', '/invoices', { as });

      assert.deepEqual(
        replies.map((reply) => reply.status),
        replies.map(() => 404),
      );
      assert.deepEqual(list.body.items, []);
    });

    it('lists newest first, by client and state, in pages', async () => {
      const first = await stage.practice.draftItem();
      const second = await stage.practice.draftItem();
      const page = await stage.practice.get('/invoices?limit=1');
      const next = await stage.practice.get(`/invoices?limit=1&cursor=${page.nextCursor}`);
      const issued = await stage.practice.get('/invoices?state=issued');

      assert.deepEqual([page.items[0].id, next.items[0].id], [second.body.id, first.body.id]);
      assert.deepEqual(
        {
          clientName: page.items[0].clientName,
          nextCursor: next.nextCursor,
          itemsCount: issued.items.length,
        },
        { clientName: 'Nordwind GmbH', nextCursor: null, itemsCount: 0 },
      );
    });

    it('tells the timer what is unbilled until it is issued', async () => {
      await stage.practice.addEntry();
      await stage.practice.approveWeek();
      const unbilled = async () => {
        const timer = await stage.practice.get('/timer');
        return [timer.unbilledSeconds, timer.unbilled];
      };
      const amount = [{ minor: 16_500, currency: 'EUR' }];
      assert.deepEqual(await unbilled(), [5400, amount]);
      const { id } = (await stage.practice.draft()).body;
      assert.deepEqual(await unbilled(), [5400, amount]);
      await stage.practice.issue(id);
      assert.deepEqual(await unbilled(), [0, []]);
    });
  });
});
