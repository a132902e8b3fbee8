import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('answers that are made of frames', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;
    let chat: ChatClient;
    let alpin: string;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      practice = await createPayingPractice(vireo);
      chat = await openChat(vireo.app);
      const { ask } = vireo;
      const body = { name: 'Alpin AG', currency: 'EUR' };
      const clientId = requireOk(await ask('POST', '/clients', { body })).body.id;
      const project = { name: 'Lawine', clientId, hourlyRate: { minor: 10_000, currency: 'EUR' } };
      alpin = requireOk(await ask('POST', '/projects', { body: project })).body.id;
      // Monday 9 to Saturday 14 November, with Nordwind's project of the practice.
      await record(undefined, '2026-11-09T09:00', '2026-11-09T13:00', { note: 'Release' });
      await record(alpin, '2026-11-10T09:00', '2026-11-10T10:30', { note: '' });
      await record(alpin, '2026-11-14T09:00', '2026-11-14T11:00', { note: 'Hut', billable: false });
    });
    afterEach(async () => await vireo.app.close());

    async function record(projectId: string | undefined, startedAt: string, endedAt: string, more: object) {
      return await practice.addEntry({ startedAt, endedAt, ...(projectId && { projectId }), ...more });
    }

    async function ask(...texts: readonly string[]): Promise<string> {
      const answers = [];
      for (const text of texts) answers.push(await chat.ask(text));
      const text = (answers.at(-1)?.text ?? '').replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1');
      return text.replaceAll('**', '').replaceAll(/[\u2009\u202f\u00a0]/g, ' ');
    }

    it('keep to either side of a condition, and say it', async () => {
      assert.equal(
        await ask('hours last week without Alpin'),
        '4:00 recorded not for Alpin AG (9 – 15 Nov 2026).',
      );
      assert.equal(
        await ask('hours on weekends last week'),
        '2:00 recorded on Saturdays and Sundays (9 – 15 Nov 2026).',
      );
      assert.match(await ask('hours last week not on Fridays'), /^7:30 recorded not on Fridays/);
      assert.match(
        await ask('entries longer than 3 hours last week'),
        /^4:00 recorded in entries of more than 3:00 .*Release$/s,
      );
      assert.match(
        await ask('Stunden letzte Woche ohne Nordwind'),
        /^Erfasst sind 3:30 nicht für Alpin|^Erfasst sind 3:30 nicht für Nordwind GmbH/,
      );
    });

    it('find entries by a word of their notes, or by a tag, on either side', async () => {
      await record(alpin, '2026-11-12T09:00', '2026-11-12T10:00', { note: 'Weg', tags: ['Hütte'] });

      assert.equal(
        await ask('hours last week without releases'),
        '4:30 recorded whose note does not have “release” (9 – 15 Nov 2026).',
      );
      assert.equal(
        await ask('Stunden letzte Woche mit „HÜTTE“'),
        'Erfasst sind 1:00 mit „HÜTTE“ in der Notiz (9.–15. Nov. 2026).',
      );
      assert.match(
        await ask('entries about the hut last week'),
        /^2:00 recorded whose note has “hut” .*Hut$/s,
      );
    });

    it('say rates and budgets of projects, by bounds and beside each other', async () => {
      requireOk(await vireo.ask('PATCH', `/projects/${alpin}`, { body: { budgetSeconds: 18_000 } }));

      assert.equal(
        await ask('wieviel Budget ist bei Lawine noch übrig'),
        'Alpin AG · Lawine: 3:30 von 5:00 Stunden sind verbraucht (70 %), 1:30 sind übrig.',
      );
      assert.match(
        await ask('which budget is used to more than 60 %?'),
        /^1 project with more than 60% of the budget used:\n\n- Alpin AG · Lawine: 3:30 of 5:00 hours are used \(70%\), 1:30 left$/,
      );
      const used = 'Alpin AG · Lawine: 3:30 of 5:00 hours are used (70%), 1:30 left.';
      assert.equal(await ask('Is the budget of Lawine exceeded?'), `No. ${used}`);
      assert.equal(await ask('Is any of the budget of Lawine left?'), `Yes. ${used}`);
      assert.equal(await ask('Is more than two thirds of the budget of Lawine used?'), `Yes. ${used}`);
      assert.match(
        await ask('Are there projects with more than half of their budget used?'),
        /^Yes\. 1 project /,
      );
      assert.match(await ask('Are any projects over budget?'), /^No\. 0 projects /);
      const all = '3:30 of 5:00 hours are used (70%), 1:30 left.';
      assert.equal(await ask('what is left on all budgets together?'), `All budgets together: ${all}`);
      assert.match(
        await ask('welches Budget ist zu mehr als 90 % verbraucht'),
        /^0 Projekte mit mehr als 90 %/,
      );
      for (const [text, answer] of [
        ['Does Lawine have a budget?', /^Yes\. Alpin AG/],
        ['Does API rewrite have a budget?', /^No\. /],
        ['Have we burned through the budget of Lawine?', /^Alpin AG/],
      ] as const)
        assert.match(await ask(text), answer, text);
      const higher = await ask('Is the rate of Lawine higher than that of API rewrite?');
      const lower = await ask('Ist der Stundensatz von Lawine niedriger als der von API rewrite?');
      assert.match(`${higher}|${lower}`, /^(?:Yes\. .*\|Nein|No\. .*\|(?:Ja|Nein))\. /s);
      assert.doesNotMatch(await ask('Is the rate higher for Lawine or for API rewrite?'), /^(?:Yes|No)\. /);
      assert.match(
        await ask('which project has the lower rate, Lawine or API rewrite?'),
        /the lowest first:\n\n- .*€[\d.]+ per hour\n- .*€[\d.]+ per hour$/,
      );
    });

    it('leave out days, and tell invoices paid in part and those without tax', async () => {
      const bill = await practice.bill('900.00');
      await practice.bill('100.00');
      await practice.pay(bill.id, 50_000);

      assert.match(
        await ask('hours last week without 9 November'),
        /^3:30 recorded leaving out .*9 Nov 2026 /,
      );
      const part = (await ask('welche Rechnungen sind nur teilweise bezahlt')).replaceAll('\\', '');
      assert.ok(part.includes(bill.number) && part.includes('teilweise bezahlt'), part);
      assert.match(
        await ask('welche Rechnungen hatten keine Umsatzsteuer'),
        /^Es gibt keine Rechnung ohne Umsatzsteuer/,
      );
      assert.match(await ask('invoices with VAT'), /^2 invoices with VAT/);
    });

    it('say no where there is nothing, and not where that is a yes', async () => {
      for (const text of ['Does Alpin owe me anything?', 'Ist etwas überfällig?', 'Is anything overdue?'])
        assert.match(await ask(text), /^(?:No|Nein)\. /, text);
      for (const text of ['Has Alpin paid?', 'Hat Alpin schon bezahlt?', 'Is nothing overdue?'])
        assert.doesNotMatch(await ask(text), /^(?:No|Nein)\. /, text);
    });

    it('say yes to what was done, and not to a state that a part may have', async () => {
      assert.match(await ask('Did I work last week?'), /^Yes\. /);
      assert.match(await ask('Habe ich letzte Woche gearbeitet?'), /^Ja\. /);
      assert.match(await ask('Did I work yesterday?'), /^No\. /);
      assert.match(await ask('Is a timer running?'), /^No\. No timer/);
      assert.match(await ask('Do I have overtime last week?'), /^(?:Yes|No)\. /);
      await practice.bill('900.00');
      assert.doesNotMatch(await ask('Did Nordwind pay?'), /^(?:Yes|No)\. /);
    });

    it('hold means and shares against each other', async () => {
      await record(alpin, '2026-11-03T09:00', '2026-11-03T11:00', { note: '' });

      assert.equal(
        await ask('average hours per day last week vs the week before'),
        'On average 2:30 per day (9 – 15 Nov 2026), 2:00 (2 – 8 Nov 2026): 0:30 more, +25%.',
      );
      assert.equal(
        await ask('Durchschnittliche Länge eines Eintrags letzte Woche, Nordwind gegen Alpin'),
        'Im Schnitt 4:00 pro Eintrag für Nordwind GmbH (9.–15. Nov. 2026), 1:45 für Alpin AG: 2:15 mehr, +128,6 %.',
      );
      assert.equal(
        await ask('billable share last week vs the week before'),
        '73.3% billable (9 – 15 Nov 2026): 5:30 of 7:30; 100% (2 – 8 Nov 2026): 2:00 of 2:00. 26.7 percentage points less.',
      );
      assert.match(
        await ask('what share of my hours was billable last week?', 'more than the week before?'),
        /100%.* percentage points less\.\n\nOnly your own time is counted\.$/,
      );
    });

    it('say how long clients take to pay, and how late an invoice is', async () => {
      const bill = await practice.bill('900.00');
      await practice.pay(bill.id);

      const said = await ask('who pays faster, Nordwind or Alpin?');
      assert.match(
        said,
        /the fastest first:\n\n- Nordwind GmbH: 0(?:\.0)? days, .* before the due date \(1 paid invoice\)\n- Alpin AG: no invoice is paid yet$/,
      );
      assert.match(
        await ask('welche Kunden brauchen mehr als 3 Tage zum Zahlen'),
        /^0 Kunden brauchen mehr als 3 Tage bis zur Zahlung\.$/,
      );
      const share = 'was war meine Abrechnungsquote letzte Woche';
      assert.match(await ask(share), /^73,3 % abrechenbar .*: 5:30 von 7:30/);
      await record(alpin, '2026-11-03T09:00', '2026-11-03T11:00', { note: '' });
      assert.match(
        await ask(share, 'besser als die Woche davor?'),
        /100 % .*26,7 Prozentpunkte weniger\.\n\nGezählt/,
      );
    });

    it('say of days ahead that nothing is recorded of them, and make no forecast', async () => {
      assert.match(
        await ask('how many hours will I work next week?'),
        /^No time is recorded .*\. These days are still ahead: nothing is recorded of them yet, and I make no forecast\.$/,
      );
      assert.match(
        await ask('Umsatz nächsten Monat ohne Nordwind'),
        /^Es wurde nichts in Rechnung gestellt .*\. Diese Tage kommen erst noch: .* eine Prognose gebe ich nicht\.$/,
      );
      assert.doesNotMatch(await ask('hours last month'), /ahead/);
    });

    it('hold one client against another, and a sum against a bound', async () => {
      assert.equal(
        await ask('Did I work more for Nordwind than for Alpin last week?'),
        'Yes. 4:00 for Nordwind GmbH (9 – 15 Nov 2026), 3:30 for Alpin AG: 0:30 more, +14.3%.\n\nOnly your own time is counted.',
      );
      assert.match(
        await ask('Did I work more than 7 hours last week?'),
        /^Yes\. You worked 7:30 .*, more than 7:00\.$/,
      );
      assert.match(
        await ask('Did I work more than 8 hours last week?'),
        /^No\. You worked 7:30 .*, not more than 8:00\.$/,
      );
      assert.match(
        await ask('Which clients did I work more than 3:45 hours for last week?'),
        /^1 client with more than 3:45 \(.*Nordwind GmbH: 4:00$/s,
      );
    });

    it('look for invoices by amount and state, the largest, and the mean', async () => {
      const small = await practice.bill('100.00');
      const large = await practice.bill('900.00');
      await practice.pay(small.id);
      await practice.pay(large.id, 50_000);

      const over = await ask('Which invoices over 500 € are not paid?');
      assert.match(over, /€571\.00/);
      assert.ok(!over.includes('119.00'), over);
      const largest = await ask('the largest invoice this year');
      assert.ok(largest.replaceAll('\\', '').includes(large.number), largest);
      assert.match(
        await ask('average invoice this year'),
        /^On average €595\.00 per invoice .*: €1,190\.00 in 2 invoices\.$/,
      );
      assert.match(
        await ask('How much did I invoice this year excluding Nordwind?'),
        /^Nothing was invoiced not for Nordwind GmbH/,
      );
    });

    it('change by what is said after them', async () => {
      const first = 'hours last week without Nordwind';
      assert.match(
        await ask(first, 'and not billable?'),
        /^2:00 recorded not for Nordwind GmbH, not billable/,
      );
      assert.match(await ask(first, 'by project'), /Lawine: 3:30/);
      assert.match(await ask(first, 'and for Nordwind?'), /^4:00 recorded for Nordwind GmbH/);
      assert.match(await ask(first, 'what about the moon?', 'and only billable'), /^1:30 recorded/);
    });

    it('refuse by its name what a measure does not have', async () => {
      assert.equal(
        await ask('How much did I invoice this year on Fridays?'),
        'I cannot filter revenue by day of the week.',
      );
      assert.equal(
        await ask('Umsatz dieses Jahr nur freitags'),
        'Ich kann Umsatz nicht nach Wochentag filtern.',
      );
    });

    it('refuse by its topic what a role may not see, whichever way it was asked', async () => {
      await practice.pay((await practice.bill('100.00')).id);
      const user = await openChat(vireo.app, 'user');
      const asked = [
        'the largest invoice this year',
        'How much did I invoice this year excluding Nordwind?',
        'How much did I invoice this year?',
        'Which invoices are overdue?',
        'How much came in this month?',
        'Who owes me the most?',
        'How much VAT did I invoice this quarter?',
      ];
      for (const text of asked) {
        const { text: said, links } = await user.ask(text);
        assert.equal(said, 'You may not see invoices.', text);
        assert.deepEqual(links, []);
      }
      const german = await user.ask('Welche Rechnungen sind offen?', { locale: 'de-DE' });
      assert.equal(german.text, 'Rechnungen darfst du nicht sehen.');
    });
  });
});
