import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';

/** Messages of one conversation with what each is read as, several questions of one message with a plus. */
const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  // What time of some kind was for.
  [
    [
      'Wofür ging letzte Woche die nicht abrechenbare Zeit drauf?',
      'hours, !billable, 11-09..11-15, by note, list',
    ],
  ],
  [
    [
      'womit hab ich im Oktober die unbezahlte Zeit verbracht',
      'hours, mine, !billable, 10-01..10-31, by note, list',
    ],
  ],
  [['what did I spend my unpaid hours on in October', 'hours, mine, !billable, 10-01..10-31, by note, list']],
  [
    [
      'where did the non-billable time for Acme go last month?',
      'hours, client=acme, !billable, 10-01..10-31, by note, list',
    ],
  ],
  [
    [
      'what kind of work was not billable in October, without Fridays',
      'hours, !billable, !weekday 5, 10-01..10-31, by note, list',
    ],
  ],
  [['what are my hours for last week?', 'hours, mine, 11-09..11-15, list']],
  [['What took up most of my time in October?', 'hours, mine, 10-01..10-31, by project, most first']],
  [
    [
      'Woran habe ich im Oktober ohne Acme am meisten gearbeitet?',
      'hours, mine, !client=acme, 10-01..10-31, by project, most first',
    ],
  ],
  [
    ['non-billable hours in October', 'hours, !billable, 10-01..10-31'],
    ['what was that for?', 'hours, !billable, 10-01..10-31, by note'],
  ],
  [['Was rechne ich bei Acme eigentlich nie ab?', 'hours, mine, client=acme, !billable, list']],
  [['what do I never bill to Acme?', 'hours, mine, client=acme, !billable, list']],
  [['Was stelle ich nie in Rechnung?', 'hours, mine, !billable, list']],
  // Time sheets, which are of weeks.
  [['Which timesheets are approved?', 'hours, sheet approved invoiced, by week, list']],
  [
    ['Which weeks are approved, but not billed yet?', 'hours, sheet approved, by week, list'],
    ['wie viele Stunden stecken da drin?', 'hours, sheet approved, by week, list'],
  ],
  [
    ['how many weeks were rejected in October?', 'hours, sheet rejected, 10-01..10-31, by week'],
    ['and in September?', 'hours, sheet rejected, 09-01..09-30, by week'],
  ],
  [['Wurde einer meiner Stundenzettel abgelehnt?', 'hours, mine, sheet rejected, yes-no']],
  [['hours for Acme that are submitted but not approved', 'hours, client=acme, sheet submitted']],
  [
    [
      'welche Wochen sind schon freigegeben, ohne Oktober',
      'hours, sheet approved invoiced, !within 2026-10-01 2026-10-31, by week, list',
    ],
  ],
  [['when was my last timesheet approved?', 'hours, mine, last week, sheet approved invoiced']],
  // A project is shown with its client.
  [['Stunden pro Kunde und Projekt im Oktober ohne Acme', 'hours, !client=acme, 10-01..10-31, by project']],
  [['hours by project and client last week', 'hours, 11-09..11-15, by project']],
  // On any of these days.
  [['how many hours do I have on average on a Friday?', 'hours, mine, average day, weekday 5']],
  [
    [
      'Wie viel arbeite ich an einem normalen Montag für Acme?',
      'hours, mine, average day, client=acme, weekday 1',
    ],
  ],
  [['did I work on any Sunday in October?', 'hours, mine, weekday 7, 10-01..10-31, yes-no']],
  // Whether all of it is.
  [
    [
      'Was all of my time this week billable?',
      'hours, mine, billable, 11-16..11-20, of all without billable, yes-no',
    ],
    ['Und letzte Woche?', 'hours, mine, billable, 11-09..11-15, of all without billable, yes-no'],
    ['and for Acme?', 'hours, mine, billable, client=acme, 11-09..11-15, of all without billable, yes-no'],
  ],
  [
    [
      'War im Oktober die ganze Zeit für Acme verrechenbar?',
      'hours, client=acme, billable, 10-01..10-31, of all without billable, yes-no',
    ],
  ],
  [
    [
      'Are all hours of October approved?',
      'hours, sheet approved invoiced, 10-01..10-31, of all without sheet, yes-no',
    ],
  ],
  [
    [
      'Sind alle Stunden vom Oktober schon abgerechnet?',
      'hours, billed, billable, 10-01..10-31, of all without billed, yes-no',
    ],
  ],
  [
    [
      'Hat letzte Woche jeder Eintrag eine Notiz?',
      'hours, noted, 11-09..11-15, of all without noted, yes-no',
    ],
  ],
  [['Was war im Oktober alles nicht abrechenbar?', 'hours, !billable, 10-01..10-31, list']],
  // What is asked behind them.
  [
    [
      'An welchen Tagen habe ich letzte Woche mehr als sieben Stunden gearbeitet?',
      'hours, mine, 11-09..11-15, by day, above 25200, list',
    ],
    ['Und an welchen weniger als sechs?', 'hours, mine, 11-09..11-15, by day, below 21600, list'],
    ['fewer than three', 'hours, mine, 11-09..11-15, by day, below 10800, list'],
  ],
  [
    ['How many entries for Acme in October?', 'entries, client=acme, 10-01..10-31'],
    [
      'Which of those were longer than two hours?',
      'entries, client=acme, length above 7200, 10-01..10-31, list',
    ],
  ],
  [
    [
      'How many hours last week? And on which day the most?',
      'hours, 11-09..11-15 + hours, largest day, 11-09..11-15',
    ],
  ],
  [
    [
      'hours last week for Acme. And how much of that was not billable?',
      'hours, client=acme, 11-09..11-15 + hours, client=acme, !billable, 11-09..11-15',
    ],
  ],
  // Means, and one of many.
  [
    [
      'an welchem Wochentag arbeite ich im Schnitt am wenigsten, ohne Acme?',
      'hours, mine, average day, !client=acme, by weekday, least first',
    ],
    ['and since September?', 'hours, mine, average day, !client=acme, 09-01..11-20, by weekday, least first'],
  ],
  [['average hours by weekday in October', 'hours, average day, 10-01..10-31, by weekday']],
  [
    [
      'leaving out this week, whats the lowest total ive had in a week',
      'hours, mine, smallest week, !within 2026-11-16 2026-11-22',
    ],
  ],
  [['which project brought the least in hours in October', 'hours, 10-01..10-31, by project, least first']],
  // Days that are said twice, halved or put together.
  [
    [
      'Hab ich in der ersten Hälfte vom Oktober mehr gearbeitet als in der zweiten?',
      'hours, mine, 10-01..10-15, vs 10-16..10-31, yes-no',
    ],
  ],
  [
    [
      'hours for Acme in the second half of October compared to the first half',
      'hours, client=acme, 10-16..10-31, vs 10-01..10-15',
    ],
  ],
  [['Stunden in der letzten Oktoberwoche, also KW 44, für Acme', 'hours, client=acme, 10-26..11-01']],
  [['hours for Acme in the last week of October', 'hours, client=acme, 10-26..11-01']],
  [['hours in September and October combined without Acme', 'hours, !client=acme, 09-01..10-31']],
  [
    ['hours on Checkout last week', 'hours, project=checkout, 11-09..11-15'],
    ['and since the project started?', 'hours, project=checkout'],
  ],
  [['Stunden an Checkout seit Projektbeginn, nicht abrechenbar', 'hours, project=checkout, !billable']],
  // Shares of the other side, and of what was asked before.
  [['share of October hours not for Acme', 'hours, !client=acme, 10-01..10-31, of all without client']],
  [
    ['non-billable hours in October', 'hours, !billable, 10-01..10-31'],
    ['as % of total', 'hours, !billable, 10-01..10-31, of all without billable'],
  ],
  [
    ['Stunden für Acme im Oktober', 'hours, client=acme, 10-01..10-31'],
    ['Wie viel Prozent von allem sind das?', 'hours, client=acme, 10-01..10-31, of all without client'],
    ['und im September?', 'hours, client=acme, 09-01..09-30, of all without client'],
  ],
  [
    [
      'Stunden im Oktober, wenn man Acme und Nordwind nicht mitzählt',
      'hours, !client=acme|nordwind, 10-01..10-31',
    ],
  ],
  [
    ['How many entries for Acme last week?', 'entries, client=acme, 11-09..11-15'],
    ['and for how long?', 'hours, client=acme, 11-09..11-15'],
  ],
  // What was not worked on.
  [
    ['Which projects did I not work on yesterday?', 'projects, mine, !worked 2026-11-19 2026-11-19, list'],
    ['and last week?', 'projects, mine, !worked 2026-11-09 2026-11-15, list'],
    ['and for Acme?', 'projects, mine, !worked 2026-11-09 2026-11-15, client=acme, list'],
  ],
  [
    [
      'Welche Projekte von Acme hatten letzte Woche keine Stunden?',
      'projects, client=acme, !worked 2026-11-09 2026-11-15, list',
    ],
  ],
  [
    [
      'für welche Kunden hab ich im Oktober nicht gearbeitet',
      'clients, mine, !worked 2026-10-01 2026-10-31, list',
    ],
  ],
  [["which project didn't I touch at all this month", 'projects, mine, !worked 2026-11-01 2026-11-30, list']],
  [
    [
      'An welchen Projekten habe ich gestern nicht abrechenbar gearbeitet?',
      'hours, mine, !billable, 11-19..11-19, by project, list',
    ],
  ],
];

function readAfter(text: string, previousFrame: QueryFrame | undefined): readonly QueryFrame[] {
  const { frame, remembered, more = [] } = readText(text, { ...context, previousFrame }).chosen;
  const first = frame ?? remembered;
  return first === undefined ? [] : [first, ...more];
}

describe('questions of time', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const frames = readAfter(text, previousFrame);
        assert.equal(frames.map(say).join(' + '), read, text);
        previousFrame = frames.at(-1);
      }
    });

  it('begin with a record that has a client and days of its own', () => {
    for (const [text, measure, period, isOwn] of [
      ['hours since I sent Acme their October invoice', 'invoices', '2026-10-01', true],
      ['Stunden nach der Zahlung von Acme vom 20. Oktober für Checkout', 'payments', '2026-10-20', true],
      ['billable hours since the payment of 3 November', 'payments', '2026-11-03', false],
    ] as const) {
      const { since, frame } = readText(text, context).chosen;
      assert.equal(since?.measure, measure, text);
      assert.equal(since !== undefined && 'of' in since, isOwn, text);
      assert.equal(since !== undefined && 'period' in since && since.period?.from, period, text);
      assert.equal(frame?.period, undefined, text);
    }
  });

  it('begin with the day on which an invoice was paid', () => {
    for (const [text, isPaid] of [
      ['How many hours since Acme paid the October invoice?', true],
      ['hours since the invoices of October were paid', true],
      ['Wie viele Stunden seit Acme die Oktoberrechnung bezahlt hat?', true],
      ['how many hours since 2026-0015 was paid?', true],
      ['hours since the last invoice to Acme was paid', true],
      ['hours since I sent Acme their October invoice', false],
      ['How much has Acme paid since the September invoice?', false],
      ['Was hat Acme seit der Septemberrechnung bezahlt?', false],
    ] as const) {
      const { since } = readText(text, context).chosen;
      assert.equal(since?.measure, 'invoices', text);
      assert.equal('isPaid' in since, isPaid, text);
    }
  });

  it('begin behind the week of a sheet', () => {
    for (const [text, stages] of [
      ['hours since the last approved week', ['approved', 'invoiced']],
      ['Stunden für Acme seit dem letzten freigegebenen Stundenzettel', ['approved', 'invoiced']],
      ['how many hours since my last timesheet was submitted?', ['submitted', 'approved', 'invoiced']],
    ] as const) {
      const { since } = readText(text, context).chosen;
      assert.deepEqual(since, {
        measure: 'hours',
        of: [{ field: 'sheet', is: true, stages }],
        isWeek: true,
      });
    }
  });

  it('of several begin with the day of what happened', () => {
    const text = 'Stunden seit der letzten Zahlung von Acme? Und wie viel davon nicht abrechenbar?';
    const { since, frame, more } = readText(text, context).chosen;
    assert.equal(since?.measure, 'payments');
    assert.deepEqual(
      [frame, ...(more ?? [])].map((one) => one && say(one)),
      ['hours', 'hours, !billable'],
    );
  });
});
