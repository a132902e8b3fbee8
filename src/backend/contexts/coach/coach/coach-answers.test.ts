import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { formatMinutes } from '../../../../domain/duration.ts';
import { formatMoney, type Money } from '../../../../domain/money.ts';
import { payTimesOf } from '../../../../domain/money-reports/pay-times.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  issueWeek,
  requireOk,
} from '../../../testing/billing-practice.ts';
import { type Answered, type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const money = (amount: Money) => formatMoney(amount, 'en-GB');
/** As it is read: without Markdown of links and stars. */
const textOf = ({ text }: Answered): string =>
  text.replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1').replaceAll(/[*\\]/g, '');

/** The clock stands on Wednesday 2026-11-18. */
describe('answers of the built-in coach agree with the API', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('of a practice that bills', () => {
      let vireo: TestApp;
      let practice: BillingPractice;
      let chat: ChatClient;

      beforeEach(async () => {
        vireo = await createTestApp(await open());
        practice = await createBillingPractice(vireo);
        chat = await openChat(vireo.app);
      });

      afterEach(async () => await vireo.app.close());

      const ask = async (text: string, locale = 'en-GB') => textOf(await chat.ask(text, { locale }));
      const entry = async (date: string, from: string, to: string, note = '', more = {}) =>
        await practice.addEntry({ startedAt: `${date}T${from}`, endedAt: `${date}T${to}`, note, ...more });

      it('on time', async () => {
        await entry('2026-10-06', '09:00', '11:00', 'Plan');
        await entry('2026-11-02', '09:00', '17:00', 'Build');
        await entry('2026-11-03', '09:00', '12:30', 'Build');
        const bare = await entry('2026-11-16', '08:15', '09:45');
        await entry('2026-11-16', '10:00', '12:00', 'Review', { billable: false });
        await entry('2026-11-17', '09:00', '10:00', 'Call');
        const of = async (from: string, to: string) =>
          (await practice.get(`/reports/time?from=${from}&to=${to}`)).total as {
            seconds: number;
            billableSeconds: number;
          };
        const november = await of('2026-11-01', '2026-11-30');
        const october = await of('2026-10-01', '2026-10-31');

        assert.equal(november.seconds, 16 * 3_600);
        assert.match(
          await ask('hours by day this week'),
          /^4:30 recorded .*\n\n- Mon,? 16 Nov 2026: 3:30\n- Tue,? 17 Nov 2026: 1:00\n- Wed,? 18 Nov 2026: 0:00/,
        );
        assert.match(
          await ask('Stunden pro Woche im November', 'de'),
          /Erfasst sind 16:00.*\n\n- KW 44 \(26\. Okt\..{1,3}1\. Nov\. 2026\): 0:00\n- KW 45.*: 11:30\n- KW 46.*: 0:00\n- KW 47.*: 4:30/,
        );
        assert.match(
          await ask('which days did I not work from 2 to 4 November?'),
          /^1 working day has no time \(2.–.4 Nov 2026\), of 3:\n\n- Wed,? 4 Nov 2026$/,
        );
        assert.match(await ask('days without time on 2 November'), /^None: 1 of 1 working days has time/);
        assert.match(await ask('hours by month this year'), /October 2026: 2:00\n- November 2026: 16:00/);
        assert.match(await ask('hours by task this month'), /without a task: 16:00/);
        assert.match(await ask('hours by person this month'), /: 16:00/);
        assert.match(
          await ask('average hours per day this month'),
          /On average 4:00 per day .*16:00 in 4 days/,
        );
        assert.match(
          await ask('durchschnittliche Stunden pro Woche diesen Monat', 'de'),
          /Im Schnitt 8:00 pro Woche.*16:00 in 2 Wochen/,
        );
        assert.match(
          await ask('What was my longest day this month?'),
          /^Most in a day .*Mon,? 2 Nov 2026, 8:00\./,
        );
        assert.match(
          await ask('An wie vielen Tagen habe ich im November gearbeitet?', 'de'),
          /An 4 Tagen .*16:00/,
        );
        assert.match(await ask('When did I start on Monday?'), /First work at 8:15.*until 12:00/i);
        assert.match(
          await ask('entries of yesterday'),
          /1 entry .*1:00 in all:\n\n- 9:00.*10:00.*: 1:00, Call/i,
        );
        assert.match(await ask('How many entries did I record this month?'), /^5 entries .*16:00 in all/);
        const without = await chat.ask('Which entries have no note?');
        assert.match(textOf(without), /1 entry without a note .*, 1:30 in all:/);
        assert.deepEqual(without.links[0], { kind: 'entries', ids: [bare] });
        const share = `${((november.billableSeconds / november.seconds) * 100).toFixed(1)}%`;
        assert.ok((await ask('What share of my time is billable this month?')).startsWith(share), share);
        assert.match(
          await ask('compare hours in October and November'),
          new RegExp(
            `^${formatMinutes(november.seconds)} .*${formatMinutes(october.seconds)} .*: 14:00 more, \\+700%`,
          ),
        );
        assert.match(await ask('hours by day this week over 8 hours'), /^0 days with more than 8:00/);
      });

      it('on what was to be worked', async () => {
        await entry('2026-11-16', '08:00', '17:00', 'Build');

        assert.match(await ask('overtime this week'), /15:00 under the target .* 9:00 of 24:00/);
        assert.match(
          await ask('Wie hoch ist meine Auslastung diese Woche?', 'de'),
          /Von 24:00 Soll.* 9:00 \(37,5\s%\) gearbeitet/,
        );
        assert.match(
          await ask('How many hours are left to my target this week?'),
          /31:00 are left .*9:00 of 40:00/,
        );
        assert.match(await ask('Which public holidays are next month?'), /25 Dec 2026/);
        assert.match(await ask('Which time is on no timesheet?'), /9:00 of your time are on no timesheet/);
        assert.match(await ask('time without an hourly rate'), /No billable time is without/);
      });

      it('on invoices and payments', async () => {
        const { id } = await issueWeek(practice);
        const invoice = await practice.get(`/invoices/${id}`);
        const { number, dueDate, gross } = invoice;
        const draft = requireOk(await practice.draftItem()).body;
        const due = money(gross);

        assert.match(await ask('compare hours in July and August'), /^0:00 .*, 0:00 .*: the same\./);
        assert.match(
          await ask('compare revenue in July and August'),
          /^Nothing was invoiced \(1.–.31 Aug 2026\) and \(1.–.31 Jul 2026\)\.$/,
        );
        assert.ok((await ask(`Is invoice ${number} paid?`)).includes(`Open: ${due}, due`));
        assert.ok((await ask('What was my last invoice?')).includes(`${number} Nordwind GmbH`));
        assert.ok((await ask('Who owes me the most?')).includes(`- Nordwind GmbH: ${due}`));
        assert.ok((await ask('ageing of my open invoices')).includes(`not due yet: ${due}`));
        const unsent = await ask('unsent invoices');
        assert.match(unsent, /^To be paid, not marked as sent: /);
        assert.ok(unsent.includes(number));
        const next = await ask('When is the next invoice due?');
        assert.ok(next.startsWith(`Next due:\n\n- ${number} Nordwind GmbH: ${due}`), next);
        assert.ok((await ask(`Which invoices are due ${dueDate}?`)).includes(due));
        assert.match(
          await ask('Which invoice drafts do I have?'),
          new RegExp(`1 draft, ${money(draft.gross).replace('.', '\\.')} with tax`),
        );
        assert.match(
          await ask('How much VAT did I invoice this month?'),
          /€31\.35:\n\n- S 19 %: €31\.35 on €165\.00/,
        );
        assert.match(await ask('Umsatz pro Monat dieses Jahr', 'de'), /November 2026: 165,00/);
        assert.match(await ask('Who is my biggest client?'), /Nordwind GmbH: €165\.00 \(100%\)/);
        assert.match(
          await ask('Did I invoice more this month than last month?'),
          /€165\.00 .*€0\.00 .*: €165\.00 more/,
        );
        assert.match(await ask('How much did Nordwind pay me?'), /No payment was received/);
        assert.match(await ask('average days to pay'), /No invoice was paid yet/);

        const paid = {
          kind: 'payment',
          valueDate: '2026-11-18',
          amount: { minor: 10_000, currency: 'EUR' },
          allocations: [{ invoiceId: id }],
        };
        requireOk(await vireo.ask('POST', '/payments', { body: paid }));
        const { rows } = await practice.get('/reports/revenue?from=2026-11&to=2026-11');

        assert.match(
          await ask('How much did Nordwind pay me?'),
          new RegExp(
            `Received from Nordwind GmbH, all time: ${money(rows[0].receivedGross).replace('.', '\\.')} in 1 payment\\.`,
          ),
        );
        assert.match(await ask('Wie viel Geld ist diesen Monat eingegangen?', 'de'), /Eingegangen .*100,00/);
        assert.match(
          await ask('When did Nordwind last pay?'),
          /Wed,? 18 Nov 2026 from Nordwind GmbH: €100\.00/,
        );
        assert.match(await ask(`How much is still open on ${number}?`), /Open: €96\.35/);
        requireOk(
          await vireo.ask('POST', '/payments', {
            body: { kind: 'payment', valueDate: '2026-11-18', allocations: [{ invoiceId: id }] },
          }),
        );
        assert.match(await ask(`Is invoice ${number} paid?`), /It is paid/);
        assert.match(
          await ask('Who pays late?'),
          /Nordwind GmbH: 0 days, 30 before the due date \(1 paid invoice\)/,
        );
        assert.match(await ask('How many clients do I have?'), /^1 client:\n\n- Nordwind GmbH/);
        assert.match(await ask('Zeige alle Projekte von Nordwind', 'de'), /^1 Projekt für Nordwind GmbH:/);
        assert.match(
          await ask('How fast does Nordwind pay?'),
          /On average 0 days .*30 days before the due date \(1 paid invoice\)/,
        );
      });

      it('on credit notes, rates, paces and unbilled time', async () => {
        const { id } = await issueWeek(practice);
        requireOk(await practice.credit(id));
        await vireo.ask('PATCH', `/projects/${practice.projectId}`, { body: { budgetSeconds: 10 * 3_600 } });

        assert.match(await ask('credit notes this year'), /1 credit note .*€196\.35 with tax/);
        assert.match(
          await ask('What is my effective hourly rate this month?'),
          /€110\.00 per billable hour .*€165\.00 for 1:30/,
        );
        assert.match(await ask('unbilled by project'), /Nordwind GmbH · API rewrite: 1:30, €165\.00/);
        assert.match(
          await ask('When will the budget of API rewrite be used up?'),
          /1:30 of 10:00, 8:30 left.*used up about/,
        );
        assert.match(await ask('What is due this month?'), /Nothing is due|Due/);
      });

      it('on code that was never looked at', async () => {
        assert.match(await ask('newest findings'), /No finding is open/);
        assert.match(await ask('Which file has the most findings?'), /No finding is open/);
        assert.match(await ask('What is the health score of API rewrite?'), /No health was assessed yet/);
        assert.match(await ask('Was hebt die Codequalität am meisten?', 'de'), /noch kein Zustand/);
        assert.match(await ask('When was the last scan?'), /No scan ran yet/);
      });

      it('how things are done, and proposes what it is told to do', async () => {
        assert.match(await ask('How do I record a payment?'), /Record Payment…/);
        assert.match(await ask('Wie starte ich einen Timer?', 'de'), /Zeit starten …/);
        assert.match(await ask('Start the timer on API rewrite'), /Nothing is done yet/);
        const [proposal] = (await practice.get('/ai/proposals')).items;
        assert.deepEqual(
          { tool: proposal.tool, state: proposal.state },
          { tool: 'start_timer', state: 'waiting' },
        );
        const states = async () => {
          const sessions: { id: string }[] = (await practice.get('/ai/sessions')).items;
          const pages = await Promise.all(
            sessions.map(async ({ id }) => (await practice.get(`/ai/sessions/${id}/messages`)).items),
          );
          return pages
            .flat()
            .flatMap(({ answer }) => answer.proposals)
            .map((each) => each.proposal.state);
        };
        assert.deepEqual(await states(), ['waiting']);
        requireOk(await vireo.ask('POST', `/ai/proposals/${proposal.id}/discard`));
        assert.deepEqual(await states(), ['discarded']);
        assert.deepEqual((await practice.get('/time-entries')).items, []);
      });
    });
  });

  it('with pay times over settled invoices alone', () => {
    const document = (id: string, gross: number) => ({
      id,
      gross,
      currency: 'EUR',
      issueDate: '2026-10-01',
      dueDate: '2026-10-15',
      prepaid: 0,
      documentType: '380' as const,
      precedingId: null,
    });
    const payment = (id: string, valueDate: string, invoiceId: string, minor: number) => ({
      id,
      valueDate,
      kind: 'payment' as const,
      currency: 'EUR',
      amount: minor,
      allocations: [{ invoiceId, kind: 'paid' as const, minor }],
    });
    const ledger = {
      documents: [document('a', 100), document('b', 100), document('c', 100)],
      transactions: [
        payment('1', '2026-10-11', 'a', 100),
        payment('2', '2026-10-05', 'b', 40),
        payment('3', '2026-10-21', 'b', 60),
        payment('4', '2026-10-02', 'c', 99),
      ],
    };

    assert.deepEqual(payTimesOf(ledger), {
      invoices: 2,
      days: 15,
      daysLate: 1,
      ids: ['a', 'b'],
      lateIds: ['b'],
    });
  });
});
