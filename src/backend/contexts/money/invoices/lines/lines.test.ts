/** Drafts as they are edited: how time becomes lines, and single lines. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpLines } from '../../../../testing/money/set-up-lines.ts';

const lineId = '019a0000-0000-7000-8000-00000000aaaa';
describe('lines of a draft', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpLines(open);
    const { linesOf, ask } = stage;

    const report = { description: 'Report', quantity: '1', unitPrice: '650' };

    /** Three entries on two days: 1:30 and 0:30 of review, 2:00 of rotation. */
    async function draftTime(body: object = {}) {
      await stage.practice.addEntry({ note: 'Review' });
      await stage.practice.addEntry({
        note: 'Review',
        startedAt: '2026-11-17T09:00',
        endedAt: '2026-11-17T09:30',
      });
      await stage.practice.addEntry({
        note: 'Token rotation',
        startedAt: '2026-11-17T10:00',
        endedAt: '2026-11-17T12:00',
      });
      await stage.practice.approveWeek();
      return requireOk(await stage.practice.draft({ ...body })).body;
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

      const { document } = await stage.practice.get(`/invoices/${id}/document`);
      const html = await stage.practice.vireo.ask('GET', `/invoices/${id}/export?format=html`);
      const xml = await stage.practice.vireo.ask('GET', `/invoices/${id}/export?format=cii`);

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
      const { id } = requireOk(await stage.practice.draftItem()).body;
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
      const other = requireOk(await stage.practice.draft()).body;

      assert.equal(other.net.minor, 22_000);
      assert.equal((await stage.practice.get(`/invoices/${draft.id}`)).net.minor, 22_000);
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
      const draft = requireOk(await stage.practice.draftItem()).body;
      const other = requireOk(await stage.practice.draftItem()).body;
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
      const before = await stage.practice.get(`/invoices/${draft.id}`);
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
      assert.deepEqual(await stage.practice.get(`/invoices/${draft.id}`), before);
      requireOk(await stage.practice.issue(draft.id));
      assert.equal((await ask('DELETE', `${draft.id}/lines/${lineId}`)).status, 409);
    });

    it('keep what was typed below a line of time when lines are made again', async () => {
      const { id } = await draftTime();
      const [line] = await linesOf(id);
      requireOk(await ask('PATCH', `${id}/lines/${line?.id}`, { body: { detail: 'See ticket 12' } }));

      requireOk(await ask('PATCH', id, { body: { taxRate: '7' } }));

      const { document } = await stage.practice.get(`/invoices/${id}/document`);
      assert.equal(document.lines[0].detail, 'See ticket 12');
    });

    it('take a VAT rate that was not known when the draft was made', async () => {
      const organization = `/organizations/${stage.practice.vireo.owner.organizationId}`;
      requireOk(await stage.practice.vireo.ask('PATCH', organization, { body: { taxRate: null } }));
      const { id, tax } = requireOk(await stage.practice.draftItem()).body;
      requireOk(await stage.practice.vireo.ask('PATCH', organization, { body: { taxRate: '19' } }));

      const unchanged = requireOk(await ask('POST', `${id}/take-up-time`)).body;
      const changed = requireOk(await ask('PATCH', id, { body: { note: 'Thank you' } })).body;

      assert.equal(unchanged.tax.minor, 12_350);
      assert.deepEqual([tax.minor, changed.tax.minor, changed.taxRate], [0, 12_350, '19']);
      assert.equal((await stage.practice.issue(id)).status, 200);
    });

    it('list their entries and commits in an annex, frozen with the invoice', async () => {
      const git = {
        remote: 'git@example.com:nordwind/api.git',
        branch: 'main',
        head: 'a41f09c2b1',
        commits: [{ hash: 'a41f09c2b1', subject: '✨ CSV reader 🎉 done', at: '2026-11-16T09:20:00.000Z' }],
      };
      await stage.practice.addEntry({ note: 'Parser', git });
      await stage.practice.addEntry({
        note: 'Review',
        startedAt: '2026-11-17T09:00',
        endedAt: '2026-11-17T09:20',
      });
      await stage.practice.approveWeek();
      const rounding = { mode: 'up', stepSeconds: 900, scope: 'entry' };
      const { id } = requireOk(await stage.practice.draft({ annex: true, rounding })).body;

      requireOk(await stage.practice.issue(id));
      const { document } = await stage.practice.get(`/invoices/${id}/document`);

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
      assert.equal((await stage.practice.get(`/invoices/${id}`)).annex, true);
    });
  });
});
