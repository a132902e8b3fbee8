import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('answers about single invoices and payments', () => {
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

    it('say what the last ones come to, and what is left without them', async () => {
      for (const price of ['100.00', '200.00', '400.00']) await practice.pay((await practice.bill(price)).id);

      assert.match(
        await ask('last 2 payments, what did they add up to?'),
        /^Last payments, €714\.00 in all:\n/,
      );
      // Those of one day have no order.
      assert.match(await ask('when did money last come in?'), /^Last payments, €833\.00 in all:\n/);
      assert.match(await ask('Welche Zahlung kam zuletzt?'), /^Letzte Zahlungen, zusammen 833,00 €:\n/);
      assert.match(
        await ask('wie hoch waren die drei letzten Rechnungen zusammen?'),
        /^Letzte Rechnungen, zusammen 833,00 € mit Steuer:\n/,
      );
      assert.match(
        await ask('payments this year', 'without the largest one'),
        /^Received without the largest one \(.*\): €357\.00 in 2 payments/,
      );
      assert.match(
        await ask('Umsatz dieses Jahr ohne die zwei größten Rechnungen'),
        /^In Rechnung gestellt ohne die größten 2 \(.*\): 100,00 € netto/,
      );
      assert.match(
        await ask('payments this year by client without the last payment'),
        /^I cannot filter payments by the last or largest of all, and group them\.$/,
      );
    });

    it('say yes or no of one invoice, when it was paid, and how far from its due date', async () => {
      const { id, number, dueDate, issueDate } = await practice.bill('100.00');
      const month = new Date(`${issueDate}T12:00:00Z`).toLocaleDateString('en', { month: 'long' });
      const [unpaid, late] = [
        `Has Nordwind paid the invoice from ${month} yet?`,
        `Did Nordwind pay ${number} late?`,
      ];

      assert.match(await ask(unpaid), /^No, not paid\. 1 invoice for Nordwind GmbH .* Open: €119\.00, due/s);
      await practice.pay(id, 4_000);
      assert.match(await ask(unpaid), /^No, paid in part\. .* Paid so far: €40\.00, the last on /s);
      vireo.clock.now = Date.parse(`${dueDate}T12:00:00Z`) + 3 * 86_400_000;
      await practice.pay(id);

      const settled = /It is paid, since .*: \d+ days after its date, 3 days after it was due\./;
      assert.match(await ask(`Is invoice ${number} paid?`), settled);
      assert.match(await ask(late), /^Yes, paid late\. /);
      assert.match(await ask(`wurde ${number} vor der Fälligkeit bezahlt?`), /^Nein, verspätet bezahlt\. /);
      assert.match(await ask(`how long did Nordwind take to pay ${number}?`), settled);
      assert.match(
        await ask('last invoice to Nordwind', 'und wann wurde sie bezahlt?'),
        /3 Tage nach der Fälligkeit\./,
      );
      assert.match(await ask('last invoice to Nordwind', 'and was it on time?'), /^No, paid late\. /);
      assert.match(
        await ask('last payment from Nordwind', 'for which invoice?'),
        new RegExp(`^Last payment from Nordwind GmbH:\\n\\n.*: €79\\.00 for ${number}$`),
      );
    });

    it('say yes or no of one by its number, and how much of it came in or is left', async () => {
      const { id, number } = await practice.bill('100.00');
      assert.match(await ask(`Is ${number} still open?`), /^Yes, not paid\. /);
      assert.match(
        await ask(`Is ${number} paid?`, 'what has been paid on it so far?'),
        /^Nothing is paid so far, of €119\.00\. /,
      );
      await practice.pay(id, 4_000);

      assert.match(
        await ask(`Ist die Rechnung ${number} vollständig bezahlt?`),
        /^Nein, teilweise bezahlt\. /,
      );
      assert.match(await ask(`Is invoice ${number} partly paid?`), /^Yes, paid in part\. /);
      assert.match(await ask(`Is ${number} due already?`), /^No, not overdue\. /);
      assert.match(await ask(`Schuldet mir Nordwind noch was von ${number}?`), /^Ja, teilweise bezahlt\. /);
      assert.match(
        await ask('last invoice to Nordwind', 'is it overdue?', 'when is it due?'),
        /^Last invoice /,
      );
      assert.match(await ask(`Has ${number} been sent?`), /^No, not marked as sent\. /);
      assert.match(
        await ask(`How much was paid on ${number}?`),
        /^Paid so far: €40\.00 of €119\.00 \(33\.6%\)\. .*the last on .* before it was due/,
      );
      assert.match(
        await ask(`Is ${number} paid?`, 'how much is left to pay?'),
        /^Still to be paid: €79\.00 of €119\.00 \(66\.4%\)\. /,
      );
      assert.match(
        await ask('Welche Rechnungen sind offen?', 'Wie viel wurde davon schon bezahlt?'),
        /^Bisher bezahlt: 40,00 € von 119,00 € \(33,6 %\)\. /,
      );
      assert.match(
        await ask('last invoice to Nordwind', 'how much VAT is on it?'),
        /with tax, €19\.00 of it VAT\. /,
      );
      assert.doesNotMatch(await ask(`Is ${number} paid?`, 'how much of it is VAT?'), /^Paid so far/);
      await practice.pay(id);
      assert.match(await ask(`Is ${number} paid?`, 'is anything left to pay?'), /^No, paid\. /);
    });

    it('say how many of several are, and what each is', async () => {
      const [one, other] = [await practice.bill('100.00'), await practice.bill('200.00')];
      await practice.pay(one.id);
      const month = new Date(`${one.issueDate}T12:00:00Z`).toLocaleDateString('en', { month: 'long' });

      const text = await ask(`Are all invoices of ${month} paid?`);
      assert.match(text, /^No, 1 of 2\. 2 invoices /);
      assert.match(text, new RegExp(`${other.number} .* Open: €238\\.00`));
      assert.match(text, new RegExp(`${one.number} .* It is paid, since`));
    });

    it('begin with the day on which an invoice was paid, a reversed payment left out', async () => {
      const { id, issueDate } = await practice.bill('100.00');
      const month = new Date(`${issueDate}T12:00:00Z`).toLocaleDateString('en', { month: 'long' });
      const since = `How much did I bill since Nordwind paid the ${month} invoice?`;
      assert.equal(await ask(since), 'I find no day on which that was paid in full.');

      const { id: first } = await practice.pay(id);
      vireo.clock.now += 2 * 86_400_000;
      requireOk(await practice.reverse(first));
      assert.equal(await ask(since), 'I find no day on which that was paid in full.');
      vireo.clock.now += 40 * 86_400_000;
      await practice.pay(id, 11_900);
      await practice.bill('50.00');

      assert.match(await ask(since), /: €50\.00 net/);
    });

    it('say of how many payments a sum is', async () => {
      for (let count = 0; count < 33; count += 1) await practice.pay((await practice.bill('1.00')).id);

      assert.match(await ask('the last 50 payments'), /^Last payments, €36\.89 for the 31 that are listed:/);
    });
  });
});
