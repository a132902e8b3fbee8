import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';

type Conversation = readonly (readonly [text: string, read: string])[];

const by = (day: string) => `1970-01-01 ${day}`;
const until = by('2026-11-20');

/** Messages of one conversation with what each is read as. */
const conversations: readonly Conversation[] = [
  // Clients without an invoice or a payment, which is no unbilled time and nothing that is open.
  [['Which clients did I never send a bill to?', `clients, !invoiced ${until}, list`]],
  [['wem hab ich heuer noch keine Rechnung geschickt', 'clients, !invoiced 2026-01-01 2026-12-31, list']],
  [
    ['customers without an invoice in October', 'clients, !invoiced 2026-10-01 2026-10-31, list'],
    ['and in September?', 'clients, !invoiced 2026-09-01 2026-09-30, list'],
  ],
  [['how many clients got no invoice last month?', 'clients, !invoiced 2026-10-01 2026-10-31']],
  [["who haven't I billed since June", 'clients, !invoiced 2026-06-01 2026-11-20, list']],
  [['Kunden, denen ich nie was in Rechnung gestellt habe', `clients, !invoiced ${until}, list`]],
  [['Which clients except Acme have I never invoiced?', `clients, !client=acme, !invoiced ${until}, list`]],
  [['who has never paid me a cent?', `clients, !received ${until}, list`]],
  [['Welche Kunden haben im Oktober nichts gezahlt?', 'clients, !received 2026-10-01 2026-10-31, list']],
  [['von wem kam dieses Jahr noch kein Geld rein', 'clients, !received 2026-01-01 2026-12-31, list']],
  [["which clients haven't ever paid an invoice", `clients, !received ${until}, list`]],
  [['bei wem hab ich im Oktober noch nix abgerechnet', 'clients, !invoiced 2026-10-01 2026-10-31, list']],
  [['projects that I never invoiced', `projects, !invoiced ${until}, list`]],
  [['Who has not paid yet?', 'due, invoice open, by client, list']],
  // What days are worth, and what is still to be billed.
  [['What would this month be worth if I bill everything?', 'value, 11-01..11-30']],
  [['was wäre die letzte Woche ohne Acme wert', 'value, !client=acme, 11-09..11-15']],
  [['how much would I get if I billed October for Acme now?', 'unbilled, client=acme, 10-01..10-31']],
  [['Was bekäme ich, wenn ich alles abrechne?', 'unbilled, by client, list']],
  [['if I invoice everything today, how much is that', 'unbilled, by client, list']],
  [['what is the average day worth?', 'value, average day']],
  [['how much did I invoice this month?', 'invoiced, 11-01..11-30, by client, list']],
  // Due by a day is up to it and on it.
  [
    [
      'which invoices are due by 30 November without Acme?',
      `due, !client=acme, due ${by('2026-11-30')}, list`,
    ],
    ['and by the end of December?', `due, !client=acme, due ${by('2026-12-31')}, list`],
    ['and next week?', 'due, !client=acme, due 2026-11-23 2026-11-29, list'],
  ],
  [["what's due by Monday for Acme", `due, client=acme, due ${by('2026-11-23')}, list`]],
  [['welche Rechnungen müssen bis 5. Dezember bezahlt werden?', `due, due ${by('2026-12-05')}, list`]],
  [['which invoices fall due until next Friday', 'due, due 2026-11-20 2026-11-27, list']],
  [['welche Rechnungen werden bis 5. Dezember fällig?', 'due, due 2026-11-20 2026-12-05, list']],
  [['wer muss als Nächster zahlen?', 'due, first record, !invoice overdue']],
  [['which open invoice from Acme is due next?', 'due, first record, client=acme, !invoice overdue']],
  [['wie viel muss Acme noch zahlen?', 'due, client=acme, list']],
  [['invoices due before December', `due, due ${by('2026-11-30')}, list`]],
  [['what is due by month end?', `due, due ${by('2026-11-30')}, list`]],
  [['which invoices were due by 31 October', `invoices, due ${by('2026-10-31')}, list`]],
  [['invoices due on Monday', 'due, due 2026-11-23 2026-11-23, list']],
  [['invoices not due until December', 'asked']],
  [['welche Rechnungen sind nach dem 1. Dezember fällig?', 'due, due 2026-12-02 2999-12-31, list']],
  [['invoices due after 30 November without Acme', 'due, !client=acme, due 2026-12-01 2999-12-31, list']],
  // Next, and longest.
  [["what's the next invoice due for Acme?", 'due, first record, client=acme, !invoice overdue']],
  [['die nächsten zwei fälligen Rechnungen', 'due, first record, !invoice overdue, at most 2']],
  [
    [
      'Welche Rechnung von Acme ist am längsten überfällig?',
      'invoices, first record, client=acme, invoice overdue',
    ],
  ],
  [['which invoice has been open the longest', 'invoices, first record, invoice open']],
  // Each row as a share of them all.
  [
    ['revenue by client this year', 'invoiced, 01-01..12-31, by client'],
    ['as a percentage', 'invoiced, 01-01..12-31, by client, of all without '],
    ['and in October?', 'invoiced, 10-01..10-31, by client, of all without '],
  ],
  [
    ['Stunden pro Projekt im Oktober ohne Acme', 'hours, !client=acme, 10-01..10-31, by project'],
    ['in prozent?', 'hours, !client=acme, 10-01..10-31, by project, of all without '],
    ['und nur Nordwind?', 'hours, client=nordwind, 10-01..10-31, by project'],
  ],
  [
    [
      'what percentage of my hours went to each project in October?',
      'hours, mine, 10-01..10-31, by project, of all without ',
    ],
  ],
  [
    ['hours for Acme in October', 'hours, client=acme, 10-01..10-31'],
    ['what share is that?', 'hours, client=acme, 10-01..10-31, of all without client'],
  ],
  // Rates and budgets are rows, and no sums.
  [
    ['budget of Checkout', 'budgetUsed, project=checkout, by project'],
    ['and compared to Mobile app?', 'budgetUsed, project=checkout|mobile, by project, most first, list'],
  ],
  [['which budget will run out first?', 'budgetUsed, by project, most first, list']],
  [
    [
      'welches Budget von Acme ist fast aufgebraucht',
      'budgetUsed, client=acme, by project, most first, list',
    ],
  ],
  [['projects closest to running out of budget', 'budgetUsed, by project, most first']],
  // Nothing is known of that.
  [['which invoices did I send late?', 'asked']],
  [['welche Rechnungen habe ich zu spät gestellt?', 'asked']],
  [['unbilled hours by client', 'unbilled, by client']],
  // What is still to come in is what falls due, and not what came in.
  [['Wie viel Geld kommt diesen Monat noch rein?', 'due, due 2026-11-01 2026-11-30, list']],
  [['was kommt nächste Woche rein?', 'due, due 2026-11-23 2026-11-29, list']],
  [['how much money will come in this month', 'due, due 2026-11-01 2026-11-30, list']],
  [['What money is still to come in this month?', 'due, due 2026-11-01 2026-11-30, list']],
  [['How much money came in this month?', 'received, 11-01..11-30, by client, list']],
  [['was kam diesen Monat rein', 'received, 11-01..11-30, by client, list']],
  // "Since when" of a list is of each row.
  [['Welche Rechnungen sind überfällig und seit wann?', 'due, invoice overdue, list']],
  [['Which invoices are overdue and since when?', 'due, invoice overdue, list']],
  [['Which invoices are overdue, and for how long?', 'due, invoice overdue, list']],
  [['Which unpaid invoices do I have and since when?', 'due, !invoice paid, list']],
  [['Since when is the oldest invoice overdue?', 'invoices, first record, invoice overdue']],
  [['How long has invoice 2026-0014 been overdue?', 'invoices, number 2026-0014, list']],
  [['How long is Acme overdue?', 'due, client=acme, invoice overdue, list']],
  // Revenue is said net and gross.
  [['Umsatz Oktober netto und brutto', 'invoiced, 10-01..10-31, by client, list']],
  [['revenue for Acme in October, net and gross', 'invoiced, client=acme, 10-01..10-31']],
  // What is to be billed in money, where it is grouped by days too.
  [['unbilled amount by month', 'value, !billed, billable, by month']],
  [['nicht abgerechneter Betrag pro Monat', 'value, !billed, billable, by month']],
  [['unbilled hours by month', 'hours, !billed, billable, by month']],
  // Two periods, and no bound.
  [['Difference in revenue between Q2 and Q3', 'invoiced, 07-01..09-30, vs 04-01..06-30']],
  [['revenue difference between Q2 and Q3', 'invoiced, 07-01..09-30, vs 04-01..06-30']],
  [["what's the difference between october and november hours", 'hours, 11-01..11-30, vs 10-01..10-31']],
  [['Unterschied zwischen Umsatz Q2 und Q3', 'invoiced, 07-01..09-30, vs 04-01..06-30']],
  [['which project made the most money in Q3', 'invoiced, 07-01..09-30, by project, most first']],
];

function readAfter(text: string, previousFrame: QueryFrame | undefined) {
  return readText(text, { ...context, previousFrame }).chosen;
}

describe('questions of money', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { frame, remembered } = readAfter(text, previousFrame);
        previousFrame = frame ?? remembered;
        assert.equal(previousFrame === undefined ? 'asked' : say(previousFrame), read, text);
      }
    });
});
