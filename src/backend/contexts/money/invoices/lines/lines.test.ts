/** Drafts as they are edited: how time becomes lines, and single lines. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type Reply } from '../../../../testing/test-app.ts';

const lineId = '019a0000-0000-7000-8000-00000000aaaa';

describe('lines of a draft', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const report = { description: 'Report', quantity: '1', unitPrice: '650' };

    async function ask(
      method: 'POST' | 'PATCH' | 'DELETE',
      path: string,
      { body, version }: { readonly body?: object; readonly version?: number } = {},
    ): Promise<Reply> {
      const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
      return await practice.vireo.ask(method, `/invoices/${path}`, { ...(body && { body }), headers });
    }

    /** Three entries on two days: 1:30 and 0:30 of review, 2:00 of rotation. */
    async function draftTime(body: object = {}) {
      await practice.addEntry({ note: 'Review' });
      await practice.addEntry({ note: 'Review', startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T09:30' });
      await practice.addEntry({
        note: 'Token rotation',
        startedAt: '2026-11-17T10:00',
        endedAt: '2026-11-17T12:00',
      });
      await practice.approveWeek();
      return requireOk(await practice.draft({ ...body })).body;
    }

    async function linesOf(id: string) {
      const { document } = await practice.get(`/invoices/${id}/document`);
      return document.lines as {
        id: string;
        description: string;
        quantity: string;
        group?: string;
        net: { minor: number };
        taxCategory: string;
        taxRate: string;
        allowances?: { percent: string; amount: { minor: number } }[];
        period?: { start: string; end: string };
      }[];
    }

    it('bill the same time by entry, day, person and project, chosen with the draft or changed later', async () => {
      const draft = await draftTime({ grouping: { lines: 'entry' } });

      const counts: Record<string, number> = { entry: (await linesOf(draft.id)).length };
      for (const lines of ['task', 'day', 'person', 'project']) {
        const changed = requireOk(await ask('PATCH', draft.id, { body: { grouping: { lines } } })).body;
        assert.deepEqual(
          { grouping: changed.grouping, minor: changed.net.minor },
          { grouping: { lines, heads: null }, minor: draft.net.minor },
        );
        counts[lines] = (await linesOf(draft.id)).length;
      }

      assert.deepEqual(counts, { entry: 3, task: 2, day: 2, person: 1, project: 1 });
    });

    it('stand under heads with their sums, which the e-invoice does not have', async () => {
      const { id } = await draftTime({
        grouping: { lines: 'task', heads: 'project' },
        items: [{ description: 'Report', quantity: '1', unitPrice: '650.00' }],
        buyerReference: 'R-1',
      });

      const { document } = await practice.get(`/invoices/${id}/document`);
      const html = await practice.vireo.ask('GET', `/invoices/${id}/export?format=html`);
      const xml = await practice.vireo.ask('GET', `/invoices/${id}/export?format=cii`);

      assert.equal(document.subtotals, true);
      const head = document.lines[0].group;
      assert.deepEqual(
        document.lines.map((line: { group?: string }) => line.group),
        [head, head, undefined],
      );
      assert.match(String(html.body), new RegExp(`Subtotal ${head}</td><td class="num">€440\\.00`));
      assert.equal(xml.status, 200);
      assert.doesNotMatch(String(xml.body), /Subtotal/);
    });

    it('are added, changed, moved and removed, each with the totals that follow', async () => {
      const draft = await draftTime();
      const added = requireOk(
        await ask('POST', `${draft.id}/lines`, { body: { ...report, id: lineId } }),
      ).body;
      const changed = requireOk(
        await ask('PATCH', `${draft.id}/lines/${lineId}`, {
          body: { quantity: '2.5', discountPercent: '10', tax: { taxCategory: 'S', taxRate: '7' } },
        }),
      ).body;
      const moved = requireOk(
        await ask('PATCH', `${draft.id}/lines/${lineId}`, { body: { position: 1 } }),
      ).body;
      const [first] = await linesOf(draft.id);
      const order = (await linesOf(draft.id)).map(({ description }) => description.replace(/^.*: /, ''));
      const removed = requireOk(await ask('DELETE', `${draft.id}/lines/${lineId}`)).body;

      assert.equal(added.net.minor, draft.net.minor + 65_000);
      assert.equal(changed.net.minor, draft.net.minor + 146_250);
      assert.equal(changed.tax.minor, draft.tax.minor + 10_238);
      assert.equal(moved.net.minor, changed.net.minor);
      assert.deepEqual(
        { id: first?.id, taxRate: first?.taxRate, minor: first?.allowances?.[0]?.amount.minor },
        { id: lineId, taxRate: '7', minor: 16_250 },
      );
      assert.deepEqual(order, ['Report', 'Review', 'Token rotation']);
      assert.deepEqual({ net: removed.net, tax: removed.tax }, { net: draft.net, tax: draft.tax });
    });

    it('follow quantity and price with a discount in percent', async () => {
      const { id } = requireOk(await practice.draftItem()).body;
      const [line] = await linesOf(id);
      requireOk(await ask('PATCH', `${id}/lines/${line?.id}`, { body: { discountPercent: '10' } }));

      const changed = requireOk(
        await ask('PATCH', `${id}/lines/${line?.id}`, { body: { unitPrice: '100' } }),
      ).body;

      assert.equal(changed.net.minor, 9000);
    });

    it('of time take a description, kept when lines are made again, and nothing that was recorded', async () => {
      const draft = await draftTime();
      const [review] = await linesOf(draft.id);
      const path = `${draft.id}/lines/${review?.id}`;
      requireOk(await ask('PATCH', path, { body: { description: 'Code review' } }));
      requireOk(await ask('PATCH', draft.id, { body: { taxCategory: 'AE', taxRate: '0' } }));

      const refused = await ask('PATCH', path, { body: { quantity: '3' } });
      const [kept] = await linesOf(draft.id);

      assert.deepEqual(
        { id: kept?.id, description: kept?.description, taxCategory: kept?.taxCategory },
        { id: review?.id, description: 'Code review', taxCategory: 'AE' },
      );
      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'quantity' },
      );
    });

    it('give their time free when they are removed', async () => {
      const draft = await draftTime();
      const [review] = await linesOf(draft.id);

      requireOk(await ask('DELETE', `${draft.id}/lines/${review?.id}`));
      const other = requireOk(await practice.draft()).body;

      assert.equal(other.net.minor, 22_000);
      assert.equal((await practice.get(`/invoices/${draft.id}`)).net.minor, 22_000);
    });

    it('keep their place when tax or rounding of the draft changes', async () => {
      const draft = await draftTime();
      requireOk(await ask('POST', `${draft.id}/lines`, { body: { ...report, id: lineId, position: 1 } }));

      requireOk(
        await ask('PATCH', draft.id, {
          body: { rounding: { mode: 'up', stepSeconds: 3600, scope: 'line' } },
        }),
      );
      const lines = await linesOf(draft.id);

      assert.equal(lines[0]?.id, lineId);
      assert.deepEqual(
        lines.slice(1).map(({ quantity }) => quantity),
        ['120', '120'],
      );
    });

    it('are refused stale, with a taken id, and by each wrong field', async () => {
      const draft = requireOk(await practice.draftItem()).body;
      const other = requireOk(await practice.draftItem()).body;
      const once = await ask('POST', `${draft.id}/lines`, {
        body: { ...report, id: lineId },
        version: draft.version,
      });
      const again = await ask('POST', `${draft.id}/lines`, {
        body: { ...report, id: lineId },
        version: draft.version,
      });
      const taken = await ask('POST', `${other.id}/lines`, { body: { ...report, id: lineId } });
      const stale = await ask('PATCH', `${draft.id}/lines/${lineId}`, {
        body: { quantity: '2' },
        version: draft.version,
      });
      const before = await practice.get(`/invoices/${draft.id}`);
      const wrong = {
        quantity: '0',
        unitPrice: '-1',
        unitCode: 'QQQ',
        description: ' ',
        discountPercent: '101',
        taxRate: { tax: { taxCategory: 'S', taxRate: '0' } },
      };

      assert.deepEqual(
        { once: once.status, again: again.status, taken: taken.status, stale: stale.status },
        { once: 201, again: 200, taken: 409, stale: 412 },
      );
      for (const [field, value] of Object.entries(wrong)) {
        const body = typeof value === 'string' ? { [field]: value } : value;
        const refused = await ask('PATCH', `${draft.id}/lines/${lineId}`, { body });
        assert.deepEqual(
          { status: refused.status, field: refused.body.error.details[0].field },
          { status: 422, field },
        );
      }
      assert.deepEqual(await practice.get(`/invoices/${draft.id}`), before);
      requireOk(await practice.issue(draft.id));
      assert.equal((await ask('DELETE', `${draft.id}/lines/${lineId}`)).status, 409);
    });

    it('of an invoice given whole keep what it said, and its percentages follow them', async () => {
      const draft = requireOk(
        await ask('POST', 'complete', {
          body: {
            clientId: practice.clientId,
            lines: [
              {
                description: 'Support',
                quantity: '90',
                unitCode: 'MIN',
                unitPrice: '120',
                priceBaseQuantity: 60,
                detail: 'By phone',
              },
              { description: 'Licence', quantity: '1', unitPrice: '100' },
            ],
            allowances: [{ reason: 'Framework', percent: '10' }],
            references: { order: 'PO-7' },
          },
        }),
      ).body;
      const [, licence] = await linesOf(draft.id);

      requireOk(await ask('PATCH', `${draft.id}/lines/${licence?.id}`, { body: { unitPrice: '220' } }));
      requireOk(
        await ask('PATCH', draft.id, { body: { rounding: { mode: 'up', stepSeconds: 900, scope: 'line' } } }),
      );

      const { document } = await practice.get(`/invoices/${draft.id}/document`);
      assert.deepEqual(
        document.lines.map((line: { detail?: string; quantity: string }) => [line.detail, line.quantity]),
        [
          ['By phone', '90'],
          [undefined, '1'],
        ],
      );
      assert.deepEqual(
        { order: document.references.order, minor: document.totals.net.minor },
        { order: 'PO-7', minor: 36_000 },
      );
    });

    it('have allowances, charges and Skonto of the document beside them', async () => {
      const { id } = requireOk(await practice.draftItem()).body;

      const changed = requireOk(
        await ask('PATCH', id, {
          body: {
            charges: [{ reason: 'Freight', amount: { minor: 1000, currency: 'EUR' } }],
            allowances: [{ reason: 'Framework', percent: '2' }],
            cashDiscounts: [{ days: 14, percent: '2' }],
          },
        }),
      ).body;
      const { document } = await practice.get(`/invoices/${id}/document`);
      const refused = await ask('PATCH', id, { body: { charges: [{ reason: 'Freight' }] } });
      const cleared = requireOk(
        await ask('PATCH', id, { body: { charges: null, allowances: [], cashDiscounts: null } }),
      );

      assert.equal(changed.net.minor, 65_000 + 1000 - 1300);
      assert.deepEqual(document.cashDiscounts, [{ days: 14, percent: '2' }]);
      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'charges.0' },
      );
      assert.equal(cleared.body.net.minor, 65_000);
    });

    it('have them under the tax that the draft has now, whatever it was when they were typed', async () => {
      const { id } = requireOk(await practice.draftItem()).body;
      const charges = [{ reason: 'Freight', amount: { minor: 1000, currency: 'EUR' } }];
      const allowances = [{ reason: 'Framework', percent: '2' }];
      requireOk(await ask('PATCH', id, { body: { charges, allowances } }));

      const seven = requireOk(await ask('PATCH', id, { body: { taxRate: '7' } })).body;
      const { document } = await practice.get(`/invoices/${id}/document`);
      const items = [{ description: 'Report', quantity: '2', unitPrice: '650.00' }];
      const both = requireOk(await ask('PATCH', id, { body: { taxRate: '19', items } })).body;

      assert.equal(document.taxBreakdown.length, 1);
      assert.deepEqual({ net: seven.net.minor, tax: seven.tax.minor }, { net: 64_700, tax: 4529 });
      assert.deepEqual(
        { net: both.net.minor, tax: both.tax.minor },
        { net: 130_000 + 1000 - 2600, tax: 24_396 },
      );
    });

    it('keep what was typed below a line of time when lines are made again', async () => {
      const { id } = await draftTime();
      const [line] = await linesOf(id);
      requireOk(await ask('PATCH', `${id}/lines/${line?.id}`, { body: { detail: 'See ticket 12' } }));

      requireOk(await ask('PATCH', id, { body: { taxRate: '7' } }));

      const { document } = await practice.get(`/invoices/${id}/document`);
      assert.equal(document.lines[0].detail, 'See ticket 12');
    });

    it('take a VAT rate that was not known when the draft was made', async () => {
      const organization = `/organizations/${practice.vireo.owner.organizationId}`;
      requireOk(await practice.vireo.ask('PATCH', organization, { body: { taxRate: null } }));
      const { id, tax } = requireOk(await practice.draftItem()).body;
      requireOk(await practice.vireo.ask('PATCH', organization, { body: { taxRate: '19' } }));

      const unchanged = requireOk(await ask('POST', `${id}/take-up-time`)).body;
      const changed = requireOk(await ask('PATCH', id, { body: { note: 'Thank you' } })).body;

      assert.equal(unchanged.tax.minor, 12_350);
      assert.deepEqual([tax.minor, changed.tax.minor, changed.taxRate], [0, 12_350, '19']);
      assert.equal((await practice.issue(id)).status, 200);
    });

    it('list their entries and commits in an annex, frozen with the invoice', async () => {
      const git = {
        remote: 'git@example.com:nordwind/api.git',
        branch: 'main',
        head: 'a41f09c2b1',
        commits: [{ hash: 'a41f09c2b1', subject: '✨ CSV reader 🎉 done', at: '2026-11-16T09:20:00.000Z' }],
      };
      await practice.addEntry({ note: 'Parser', git });
      await practice.addEntry({ note: 'Review', startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T09:20' });
      await practice.approveWeek();
      const rounding = { mode: 'up', stepSeconds: 900, scope: 'entry' };
      const { id } = requireOk(await practice.draft({ annex: true, rounding })).body;

      requireOk(await practice.issue(id));
      const { document } = await practice.get(`/invoices/${id}/document`);

      assert.deepEqual(
        document.annex.map((entry: { line: number; date: string; note: string; seconds: number }) => [
          entry.line,
          entry.date,
          entry.note,
          entry.seconds,
        ]),
        [
          [1, '2026-11-16', 'Parser', 5400],
          [2, '2026-11-17', 'Review', 1800],
        ],
      );
      assert.deepEqual(document.annex[0].commits, [{ hash: 'a41f09c2b1', subject: 'CSV reader done' }]);
      assert.equal((await practice.get(`/invoices/${id}`)).annex, true);
    });
  });
});
