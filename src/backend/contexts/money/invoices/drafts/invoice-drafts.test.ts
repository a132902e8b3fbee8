import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

describe('what a draft tells before it is issued', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    it('tells of the client’s time in the period that it leaves out', async () => {
      await practice.addEntry({ note: 'Review' });
      await practice.approveWeek();
      await practice.addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T16:30', note: 'Import' });
      await practice.addEntry({
        startedAt: '2026-11-11T09:00',
        endedAt: '2026-11-11T10:00',
        billable: false,
      });
      const { id } = requireOk(
        await practice.draft({ period: { from: '2026-11-09', to: '2026-11-18' } }),
      ).body;
      const leftOut = async () => {
        const { checks } = await practice.get(`/invoices/${id}/document`);
        return checks
          .filter(({ rule }: { rule: string }) => rule === 'left-out')
          .map(({ severity, message }: { severity: string; message: string }) => `${severity}: ${message}`);
      };
      const before = await leftOut();
      await practice.approveWeek('2026-11-09');

      assert.deepEqual(before, [
        'warning: Week 46: 7:30 of its time within the period is not approved and is left out.',
      ]);
      assert.deepEqual(await leftOut(), [
        'warning: Week 46: 7:30 of its time within the period was approved after this draft was made and is left out.',
      ]);
      assert.equal((await practice.issue(id)).status, 200);
    });

    it('leaves entries under a minute unbilled where that is asked for, and says nothing of them', async () => {
      await practice.addEntry({ note: 'Review' });
      for (const second of ['05', '09'])
        await practice.addEntry({ startedAt: '2026-11-17T20:00:00', endedAt: `2026-11-17T20:00:${second}` });
      await practice.approveWeek();
      const ready = async () => (await practice.get('/invoices/billable')).items[0];
      const { entryCount, shortCount } = await ready();

      const { id } = requireOk(await practice.draft({ withoutShort: true })).body;

      const left = await ready();
      const { checks, trace } = await practice.get(`/invoices/${id}/document`);
      assert.deepEqual([entryCount, shortCount, left.entryCount, left.shortCount], [3, 2, 2, 2]);
      assert.equal(trace.flatMap(({ entries }: { entries: unknown[] }) => entries).length, 1);
      assert.equal(
        checks.some(({ rule }: { rule: string }) => rule === 'left-out'),
        false,
      );
    });

    it('warns of time that ends in the future, and issues it where that is meant', async () => {
      await practice.addEntry({
        startedAt: '2026-11-18T16:00',
        endedAt: '2026-11-18T18:00',
        note: 'Planned',
      });
      await practice.approveWeek();
      const { id } = requireOk(await practice.draft()).body;
      const { checks } = await practice.get(`/invoices/${id}/document`);

      const warned = checks.filter(({ rule }: { rule: string }) => rule === 'time-in-future');
      assert.deepEqual(
        warned.map(({ severity, passed }: { severity: string; passed: boolean }) => [severity, passed]),
        [['warning', false]],
      );
      assert.equal((await practice.issue(id)).status, 200);
    });

    it('warns of VAT for a country that was not chosen, and prints the country of a buyer abroad', async () => {
      const { vireo } = practice;
      const named = requireOk(
        await vireo.ask('POST', '/clients', { body: { name: 'Havn', currency: 'EUR' } }),
      ).body;
      const period = { from: '2026-11-09', to: '2026-11-18' };
      const items = [{ description: 'Review', quantity: '1', unitPrice: '100' }];
      const body = { clientId: named.id, period, items };
      const { id } = requireOk(await vireo.ask('POST', '/invoices', { body })).body;
      const look = async () => {
        const { checks, document } = await practice.get(`/invoices/${id}/document`);
        const warned = checks.some(({ rule }: { rule: string }) => rule === 'buyer-country');
        return [warned, document.buyer.countryName];
      };

      const before = await look();
      requireOk(await vireo.ask('PATCH', `/clients/${named.id}`, { body: { countryCode: 'US' } }));

      assert.deepEqual(before, [true, undefined]);
      assert.deepEqual(await look(), [false, 'United States']);
    });

    it('tells of dates that do not fit, before issuing refuses them', async () => {
      const own = `/organizations/${practice.vireo.owner.organizationId}`;
      requireOk(await practice.vireo.ask('PATCH', own, { body: { iban: 'DE89370400440532013000' } }));
      const first = requireOk(await practice.draftItem({ issueDate: '2026-11-17' })).body;
      requireOk(await practice.issue(first.id));
      const period = { from: '2026-11-09', to: '2026-11-18' };
      const { id } = requireOk(await practice.draftItem({ issueDate: '2026-11-16', period })).body;
      const failed = async () => {
        const { checks } = await practice.get(`/invoices/${id}/document`);
        return checks
          .filter(({ passed }: { passed: boolean }) => !passed)
          .map(({ severity, message }: { severity: string; message: string }) => `${severity}: ${message}`);
      };
      const early = await failed();
      requireOk(await practice.vireo.ask('PATCH', `/invoices/${id}`, { body: { issueDate: '2026-11-17' } }));

      assert.deepEqual(early, [
        'warning: The work ends on 18 Nov, after the invoice date.',
        'error: The invoice date lies before 17 Nov 2026, the date of the last invoice of the series.',
      ]);
      assert.deepEqual(await failed(), ['warning: The work ends on 18 Nov, after the invoice date.']);
    });

    it('lets the due date follow the invoice date until one is set, and again when it is taken away', async () => {
      const { id } = (await practice.draftItem()).body;
      const dueAfter = async (body: object) =>
        requireOk(await practice.vireo.ask('PATCH', `/invoices/${id}`, { body })).body.dueDate;

      assert.equal(await dueAfter({ issueDate: '2027-02-15' }), '2027-03-17');
      assert.equal(await dueAfter({ issueDate: '2026-11-01' }), '2026-12-01');
      assert.equal(await dueAfter({ dueDate: '2026-11-15' }), '2026-11-15');
      assert.equal(await dueAfter({ issueDate: '2026-11-10' }), '2026-11-15');
      assert.equal(await dueAfter({ dueDate: null }), '2026-12-10');
    });
  });
});
