/** Whether one is more than another, whether all of it is so, and what else is asked of what was found. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import type { ChosenReading } from './reading.ts';

function lineOf({ frame, more = [], asked }: ChosenReading): string {
  if (frame === undefined) return asked === undefined ? 'no figure' : ['asked', ...asked.choices].join(': ');
  const asks = frame.asks === undefined ? '' : `${frame.asks.is ? '' : '!'}${frame.asks.condition}: `;
  return asks + [frame, ...more].map(say).join(' + ');
}

const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  // Whether one pays faster.
  [
    [
      'Does Acme pay faster than Nordwind?',
      'daysToPay, client=acme|nordwind, by client, least first, yes-no',
    ],
  ],
  [
    [
      'Is Acme quicker to pay than Nordwind?',
      'daysToPay, client=acme|nordwind, by client, least first, yes-no',
    ],
  ],
  [
    [
      'Does Nordwind take longer to pay than Acme?',
      'daysToPay, client=nordwind|acme, by client, most first, yes-no',
    ],
  ],
  [
    [
      'is nordwind slower at paying than acme',
      'daysToPay, client=nordwind|acme, by client, most first, yes-no',
    ],
  ],
  [['Is Acme or Nordwind faster to pay?', 'daysToPay, client=acme|nordwind, by client, least first']],
  [['Zahlt Acme schneller als Nordwind?', 'daysToPay, client=acme|nordwind, by client, least first, yes-no']],
  [
    [
      'Bezahlt Nordwind langsamer als Acme?',
      'daysToPay, client=nordwind|acme, by client, most first, yes-no',
    ],
  ],
  [
    [
      'Braucht Acme länger zum Zahlen als Nordwind?',
      'daysToPay, client=acme|nordwind, by client, most first, yes-no',
    ],
  ],
  [
    [
      'Ist Acme im Schnitt schneller mit dem Zahlen als Nordwind?',
      'daysToPay, client=acme|nordwind, by client, least first, yes-no',
    ],
  ],
  [['zahlt nordwind zügiger als acme', 'daysToPay, client=nordwind|acme, by client, least first, yes-no']],
  [
    ['how many days after the invoice does Acme pay on average', 'daysToPay, client=acme'],
    ['slower than Nordwind?', 'daysToPay, client=acme|nordwind, by client, most first, yes-no'],
  ],
  // Whether all of what was found is so; the next is asked of all of it again.
  [
    ['hours last week for Acme', 'hours, client=acme, 11-09..11-15'],
    [
      'is that billed already, all of it?',
      'hours, client=acme, billed, billable, 11-09..11-15, of all without billed, yes-no',
    ],
    ['is it billable?', 'hours, client=acme, billable, 11-09..11-15, of all without billable, yes-no'],
    [
      'have they been approved yet?',
      'hours, client=acme, sheet approved invoiced, 11-09..11-15, of all without sheet, yes-no',
    ],
    ['is any of it billed?', 'hours, client=acme, billed, 11-09..11-15'],
  ],
  [
    ['Stunden im Oktober für Acme', 'hours, client=acme, 10-01..10-31'],
    [
      'ist das schon alles abgerechnet?',
      'hours, client=acme, billed, billable, 10-01..10-31, of all without billed, yes-no',
    ],
    ['ist das abrechenbar?', 'hours, client=acme, billable, 10-01..10-31, of all without billable, yes-no'],
    [
      'sind die schon freigegeben?',
      'hours, client=acme, sheet approved invoiced, 10-01..10-31, of all without sheet, yes-no',
    ],
    [
      'wurde das alles eingereicht?',
      'hours, client=acme, sheet submitted approved invoiced, 10-01..10-31, of all without sheet, yes-no',
    ],
    ['und nicht abrechenbar?', 'hours, client=acme, !billable, 10-01..10-31'],
  ],
  // Amounts before tax are no question of law.
  [['revenue before taxes in October', 'invoiced, 10-01..10-31, by client, list']],
  [['Umsatz vor Steuern im Oktober', 'invoiced, 10-01..10-31, by client, list']],
  [['How much did I invoice Acme before tax last quarter?', 'invoiced, client=acme, 07-01..09-30']],
  [
    [
      'Wie viel Umsatz ohne die Mehrwertsteuer im dritten Quartal?',
      'invoiced, 07-01..09-30, by client, list',
    ],
  ],
  [['revenue with the tax in October', 'gross, 10-01..10-31']],
  [['Umsatz mit Steuern im Oktober', 'gross, 10-01..10-31']],
  [
    ['hours last week', 'hours, 11-09..11-15'],
    ['what does that come to before tax?', 'value, 11-09..11-15'],
  ],
  [
    ['Stunden letzte Woche für Acme', 'hours, client=acme, 11-09..11-15'],
    ['Welchen Betrag vor Steuern ergeben diese Stunden?', 'value, client=acme, 11-09..11-15'],
  ],
  [['Can I deduct this tax?', 'no figure']],
  [['Muss ich Steuern nachzahlen?', 'no figure']],
  // The time on an invoice, and what became of that.
  [['How many hours are on invoice 2026-0014?', 'hours, number 2026-0014']],
  [['hours of Checkout on 2026-0014', 'hours, project=checkout, number 2026-0014']],
  [['which entries are on invoice 2026-0014', 'hours, number 2026-0014, list']],
  [['time billed with 2026-0014', 'hours, number 2026-0014']],
  [['Wie viele Stunden stehen auf der Rechnung 2026-0014?', 'hours, number 2026-0014']],
  [['Stunden auf 2026-0014 nach Projekt', 'hours, number 2026-0014, by project']],
  [['Wie viel Zeit steckt in 2026-0014?', 'hours, number 2026-0014']],
  [
    ['Abgerechnete Stunden auf 2026-0014 für Checkout', 'hours, project=checkout, number 2026-0014'],
    ['paid late, that one?', 'paidLate: invoices, number 2026-0014, list'],
    ['by how many days?', 'paidLate: invoices, number 2026-0014, list'],
  ],
  // Which payments these were.
  [
    ['payments in November', 'received, 11-01..11-30, by client, list'],
    ['for which invoices?', 'received, 11-01..11-30, list'],
  ],
  [
    ['Zahlungen im November nach Kunde', 'received, 11-01..11-30, by client'],
    ['für welche Rechnungen?', 'received, 11-01..11-30, list'],
  ],
  // Two periods held against each other after a figure.
  [
    ['VAT in Q2', 'vat, 04-01..06-30'],
    ['so is Q2 more than Q1?', 'vat, 04-01..06-30, vs 01-01..03-31'],
  ],
  [
    ['revenue in October', 'invoiced, 10-01..10-31, by client, list'],
    ['was October better than September?', 'invoiced, 10-01..10-31, vs 09-01..09-30, yes-no'],
    ['by how much do the two months differ?', 'invoiced, 10-01..10-31, vs 09-01..09-30, yes-no'],
  ],
  [
    ['Stunden im Oktober', 'hours, 10-01..10-31'],
    ['war der Oktober mehr als der September?', 'hours, 10-01..10-31, vs 09-01..09-30, yes-no'],
    ['um wie viel unterscheiden sich die beiden Monate?', 'hours, 10-01..10-31, vs 09-01..09-30, yes-no'],
  ],
  [
    [
      'Did Acme bring me more revenue in the second quarter than in the third?',
      'invoiced, client=acme, 04-01..06-30, vs 07-01..09-30, yes-no',
    ],
  ],
  [
    [
      'Hat mir Acme im zweiten Quartal mehr Umsatz gebracht als im dritten?',
      'invoiced, client=acme, 04-01..06-30, vs 07-01..09-30, yes-no',
    ],
  ],
  [
    [
      'How much revenue with Acme in Q2 and how much did I make with Nordwind?',
      'invoiced, client=acme, 04-01..06-30 + invoiced, client=nordwind, 04-01..06-30',
    ],
  ],
  // What it was.
  [
    ['nicht abrechenbare Stunden im Oktober', 'hours, !billable, 10-01..10-31'],
    ['was war das denn?', 'hours, !billable, 10-01..10-31, by note'],
  ],
  [
    ['non-billable hours last week', 'hours, !billable, 11-09..11-15'],
    ['what was that?', 'hours, !billable, 11-09..11-15, by note'],
  ],
  // Days that are asked for, and days that are left out behind.
  [
    [
      'On which weekdays do I usually work for Acme?',
      'hours, mine, average day, client=acme, 01-01..11-20, by weekday',
    ],
  ],
  [['On which weekdays did I work most in October?', 'hours, mine, 10-01..10-31, by weekday, most first']],
  [
    [
      'An welchem Tag letzte Woche habe ich am wenigsten gearbeitet, das Wochenende ausgenommen?',
      'hours, mine, smallest day, !weekday 6 7, 11-09..11-15',
    ],
  ],
  [['hours last week, weekends excluded', 'hours, !weekday 6 7, 11-09..11-15']],
  [
    [
      'How much time have I not submitted for approval yet?',
      'hours, mine, !sheet submitted approved invoiced',
    ],
  ],
  [
    [
      'Welche Zeit habe ich noch nicht zur Freigabe eingereicht?',
      'hours, mine, !sheet submitted approved invoiced, list',
    ],
  ],
  [['Which invoices have I issued but not sent to the client yet?', 'due, !invoice sent, list']],
  [['Welche Rechnungen sind noch nicht an den Kunden verschickt?', 'due, !invoice sent, list']],
  [
    [
      'Wie viel hat Nordwind in der ersten Jahreshälfte überwiesen?',
      'received, client=nordwind, 01-01..06-30',
    ],
  ],
  [['Umsatz in der zweiten Jahreshälfte', 'invoiced, 07-01..12-31, by client, list']],
  [['open invoices by currency', 'due, invoice open, list']],
  [['Offene Posten gesamt, nach Währung bitte', 'due, list']],
  [['Was war meine Arbeit letzte Woche wert, getrennt nach Euro und Kronen?', 'value, mine, 11-09..11-15']],
  [
    [
      'Which invoice to Acme from this year that is fully paid was the smallest?',
      'invoices, smallest record, client=acme, invoice paid, 01-01..12-31',
    ],
  ],
  [['Welche Rechnungen aus diesem Jahr sind bezahlt?', 'invoices, invoice paid, 01-01..12-31, list']],
  [
    [
      'gross total of those invoices of this year that are above 11,000 euros each',
      'gross, amount above 11000 EUR, 01-01..12-31',
    ],
  ],
  [
    [
      'Welches Projekt hat diese Woche weniger als fünf Stunden bekommen?',
      'hours, 11-16..11-20, by project, below 18000, list',
    ],
  ],
  [['Which project got more than 3 hours last week?', 'hours, 11-09..11-15, by project, above 10800, list']],
  [
    [
      'did we get more from Nordwind in October or in August?',
      'received, client=nordwind, 10-01..10-31, vs 08-01..08-31',
    ],
  ],
  [['hours mon + tue this week', 'hours, 11-16..11-17, by day']],
  [
    [
      'How many of the hours that I worked on Checkout in October can I not bill?',
      'hours, mine, project=checkout, !billable, 10-01..10-31',
    ],
  ],
  [['Welche Zahlung wurde zuletzt verbucht?', 'payments, last record']],
  [['payments booked in October', 'received, 10-01..10-31, by client, list']],
  [['do any invoices remain unpaid from October', 'due, !invoice paid, 10-01..10-31, list']],
];

describe('what is asked of what was found, and whether it is so', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { chosen } = readText(text, { ...context, previousFrame });
        previousFrame = chosen.frame ?? chosen.remembered ?? previousFrame;
        assert.equal(lineOf(chosen), read, text);
      }
    });
});
