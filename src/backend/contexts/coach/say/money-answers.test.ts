import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('answers of money', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;
    let chat: ChatClient;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      practice = await createPayingPractice(vireo);
      chat = await openChat(vireo.app);
    });
    afterEach(async () => await vireo.app.close());

    async function ask(...texts: readonly string[]): Promise<string> {
      const answers = [];
      for (const text of texts) answers.push(await chat.ask(text));
      const text = (answers.at(-1)?.text ?? '').replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1');
      return text
        .replaceAll('**', '')
        .replaceAll(/[\u2009\u202f\u00a0]/g, ' ')
        .replaceAll('\\', '');
    }

    async function billWithin(paymentTermDays: number, price: string) {
      requireOk(await vireo.ask('PATCH', `/clients/${practice.clientId}`, { body: { paymentTermDays } }));
      return await practice.bill(price);
    }

    it('look for the oldest overdue invoice by its due date, and for open ones up to a day', async () => {
      const early = await billWithin(60, '100.00');
      vireo.clock.now += 86_400_000;
      const late = await billWithin(7, '200.00');
      vireo.clock.now += 20 * 86_400_000;
      const ahead = await ask(`invoices due by ${early.dueDate}`);
      assert.ok(ahead.includes(early.number) && ahead.includes(late.number), ahead);
      assert.doesNotMatch(await ask(`invoices due by ${late.dueDate}`), new RegExp(early.number));
      vireo.clock.now += 90 * 86_400_000;

      assert.match(
        await ask('which is my oldest overdue invoice?'),
        new RegExp(`^Longest overdue invoice:\\s+- ${late.number}`),
      );
      assert.match(
        await ask('welche Rechnung ist am längsten überfällig?'),
        new RegExp(`^Am längsten überfällige Rechnung:\\s+- ${late.number}`),
      );
    });

    it('find the largest open and overdue invoice by what is open of it', async () => {
      const small = await practice.bill('200.00');
      const large = await practice.bill('900.00');
      await practice.pay(large.id, 85_000);
      vireo.clock.now += 90 * 86_400_000;

      for (const text of ['biggest open invoice', 'Welche überfällige Rechnung ist die größte?']) {
        const answer = await ask(text);
        assert.ok(answer.includes(small.number), answer);
        assert.ok(!answer.includes(large.number), answer);
      }
    });

    it('say which clients have no invoice or no payment, of which days', async () => {
      const body = { name: 'Alpin AG', currency: 'EUR' };
      requireOk(await vireo.ask('POST', '/clients', { body }));
      await practice.bill('100.00');

      assert.match(
        await ask('which clients have I never invoiced?'),
        /^1 client without an invoice \(until .*\):\n\n- Alpin AG$/,
      );
      assert.match(
        await ask('welche Kunden haben dieses Jahr noch nichts gezahlt?'),
        /^2 Kunden ohne Zahlung \(1\. Jan\. – 31\. Dez\. 2026\):/,
      );
    });

    it('say of each row which part of all it is', async () => {
      await practice.addEntry({ startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:30' });
      await practice.addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T13:30' });

      assert.match(
        await ask('hours from 16 to 17 November 2026 by day', 'as a percentage'),
        /16 Nov 2026: 1:30 \(25%\)\n- .*17 Nov 2026: 4:30 \(75%\)/,
      );
    });

    it('hold bounds against amounts of their currency alone, and name it', async () => {
      await practice.bill('2000.00');
      const year = 'this year';

      assert.match(
        await ask(`clients with less than 500 USD revenue ${year}`),
        /^0 clients with less than US\$500\.00 .*\.\n\nOnly amounts in USD are compared\.$/s,
      );
      assert.match(
        await ask(`clients with more than 1500 revenue ${year}`),
        /^1 client with more than €1,500\.00 [^$]*$/,
      );
      assert.match(await ask('Rechnungen über 500 CHF'), /CHF.*\n\nVerglichen sind nur Beträge in CHF\.$/s);
      assert.doesNotMatch(await ask('invoices over 500 €'), /Only amounts/);
    });

    it('know no invoice that was sent too late', async () => {
      await practice.bill('100.00');
      assert.match(
        await ask('which invoices did I send late?'),
        /^I do not know which invoices were sent too late/,
      );
      assert.match(
        await ask('wurde 2026-0001 zu spät verschickt?'),
        /^Ich weiß nicht, welche Rechnungen zu spät/,
      );
    });

    it('name what time that is not billable has not', async () => {
      assert.match(
        await ask('what were the non-billable hours worth?'),
        /^I cannot say what time .* only billable/,
      );
      assert.match(
        await ask('Was ist die nicht abrechenbare Zeit wert?'),
        /^Ich kann nicht sagen, .* nur abrechenbare/,
      );
    });
  });
});
