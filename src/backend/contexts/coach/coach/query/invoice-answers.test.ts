import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

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
  });
});
