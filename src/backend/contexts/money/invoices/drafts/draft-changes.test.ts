import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpDrafts } from '../../../../testing/money/set-up-drafts.ts';

describe('changes of invoice drafts', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpDrafts(open);

    it('changes what a draft may change, and its totals with it', async () => {
      await stage.practice.addEntry({ endedAt: '2026-11-16T10:31' });
      await stage.practice.approveWeek();
      const { id } = (await stage.practice.draftItem()).body;
      const change = {
        issueDate: '2026-11-17',
        dueDate: '2026-11-30',
        buyerReference: '4500-18823',
        note: 'Thank you.',
        discount: { reason: 'Framework discount', percent: '2' },
        rounding: { mode: 'up', stepSeconds: 900, scope: 'entry' },
      };
      const changed = await stage.practice.vireo.ask('PATCH', `/invoices/${id}`, { body: change });
      const { document, trace } = await stage.practice.get(`/invoices/${id}/document`);

      assert.equal(changed.status, 200, JSON.stringify(changed.body));
      assert.deepEqual(
        {
          quantity: document.lines[0].quantity,
          recordedSeconds: trace[0].recordedSeconds,
          billedSeconds: trace[0].billedSeconds,
        },
        { quantity: '105', recordedSeconds: 5460, billedSeconds: 6300 },
      );
      assert.deepEqual(
        { lines: document.totals.lines.minor, allowances: document.totals.allowances.minor },
        { lines: 84_250, allowances: 1685 },
      );
      assert.deepEqual(
        { net: document.totals.net.minor, tax: document.totals.tax.minor },
        { net: 82_565, tax: 15_687 },
      );
      assert.deepEqual(
        { minor: changed.body.net.minor, version: changed.body.version },
        { minor: 82_565, version: 2 },
      );
      assert.deepEqual(
        { issueDate: document.issueDate, dueDate: document.dueDate, paymentTerms: document.paymentTerms },
        { issueDate: '2026-11-17', dueDate: '2026-11-30', paymentTerms: 'Payable within 13 days.' },
      );
      assert.deepEqual(
        { buyerReference: document.buyerReference, note: document.note },
        { buyerReference: '4500-18823', note: 'Thank you.' },
      );
    });

    it('takes an amount off and spreads it over the tax rates', async () => {
      const discount = { reason: 'Goodwill', amount: { minor: 1001, currency: 'EUR' } };
      const { body } = await stage.practice.draftItem({ discount });
      const { document } = await stage.practice.get(`/invoices/${body.id}/document`);
      const cleared = await stage.practice.vireo.ask('PATCH', `/invoices/${body.id}`, {
        body: { discount: null },
      });

      assert.deepEqual(
        { discount: body.discount, netMinor: body.net.minor, taxMinor: body.tax.minor },
        { discount, netMinor: 63_999, taxMinor: 12_160 },
      );
      assert.deepEqual(document.allowances, [
        { reason: 'Goodwill', amount: discount.amount, taxCategory: 'S', taxRate: '19' },
      ]);
      assert.deepEqual(
        { discount: cleared.body.discount, minor: cleared.body.net.minor },
        { discount: null, minor: 65_000 },
      );
    });

    it('bills in the decimals of the client’s currency', async () => {
      const address = { addressLines: ['Street 1'], countryCode: 'JP' };
      const items = [{ description: 'Workshop', quantity: '0.5', unitPrice: '1001' }];
      const client = await stage.practice.vireo.ask('POST', '/clients', {
        body: { name: 'Kumo', currency: 'JPY', ...address },
      });
      const { body } = await stage.practice.draft({ clientId: client.body.id, items });
      const refused = await stage.practice.draft({
        clientId: client.body.id,
        items: [{ ...items[0], unitPrice: '10.5' }],
      });

      assert.deepEqual(
        { net: body.net, minor: body.tax.minor },
        { net: { minor: 501, currency: 'JPY' }, minor: 95 },
      );
      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'items.0.unitPrice' },
      );
    });

    it('takes another tax category with the rate that belongs to it', async () => {
      const { id } = (await stage.practice.draftItem()).body;
      const reply = await stage.practice.vireo.ask('PATCH', `/invoices/${id}`, {
        body: { taxCategory: 'AE', language: 'de' },
      });
      const { document, checks } = await stage.practice.get(`/invoices/${id}/document`);
      const back = await stage.practice.vireo.ask('PATCH', `/invoices/${id}`, {
        body: { taxCategory: 'S', taxRate: '7.00' },
      });

      assert.deepEqual(
        { taxRate: reply.body.taxRate, minor: reply.body.tax.minor },
        { taxRate: '0', minor: 0 },
      );
      assert.equal(document.taxBreakdown[0].exemptionReason, 'Steuerschuldnerschaft des Leistungsempfängers');
      const check = checks.find(({ rule }: { rule: string }) => rule === 'BR-AE-02');
      assert.deepEqual(
        { passed: check?.passed, action: check?.action },
        { passed: false, action: 'editClient' },
      );
      assert.deepEqual(
        { taxRate: back.body.taxRate, minor: back.body.tax.minor },
        { taxRate: '7', minor: 4550 },
      );
    });

    it('replaces the fixed items and keeps the time', async () => {
      await stage.practice.addEntry();
      await stage.practice.approveWeek();
      const { id } = (await stage.practice.draftItem()).body;
      const items = [{ description: 'Licence', quantity: '2.5', unitPrice: '10.1' }];
      const changed = await stage.practice.vireo.ask('PATCH', `/invoices/${id}`, { body: { items } });
      const { document } = await stage.practice.get(`/invoices/${id}/document`);

      assert.equal(changed.body.net.minor, 16_500 + 2525);
      assert.deepEqual(
        {
          quantity: document.lines[1].quantity,
          unitPrice: document.lines[1].unitPrice,
          unitCode: document.lines[1].unitCode,
        },
        { quantity: '2.5', unitPrice: '10.10', unitCode: 'C62' },
      );
    });

    it('refuses a wrong change of a draft and leaves it as it was', async () => {
      const { id } = (await stage.practice.draftItem()).body;
      const before = await stage.practice.get(`/invoices/${id}/document`);
      const bodies = [
        { taxRate: '0' },
        { number: '2026-0001' },
        { state: 'paid' },
        { discount: { reason: '', percent: '2' } },
        { period: { from: '2026-11-20', to: '2026-11-19' } },
        { items: [{ description: '', quantity: '1', unitPrice: '1' }] },
        { rounding: { mode: 'up', stepSeconds: 0, scope: 'entry' } },
      ];
      for (const body of bodies) {
        const refused = await stage.practice.vireo.ask('PATCH', `/invoices/${id}`, { body });
        assert.deepEqual(
          { status: refused.status, code: refused.body.error.code },
          { status: 422, code: 'invalid' },
          JSON.stringify(body),
        );
      }
      const stale = await stage.practice.vireo.ask('PATCH', `/invoices/${id}`, {
        body: { note: 'x' },
        headers: { 'if-match': '"7"' },
      });

      assert.equal(stale.status, 412);
      assert.deepEqual(await stage.practice.get(`/invoices/${id}/document`), before);
    });
  });
});
