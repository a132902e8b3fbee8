import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { context, read, readFixture, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import { readFrame } from './read-frame.ts';

const readings: Readonly<Record<string, string>> = {
  'How many hours did I work for Acme last month without Mobile app?':
    'hours, mine, client=acme, !project=mobile, 10-01..10-31',
  'billable hours in October except Nordwind': 'hours, !client=nordwind, billable, 10-01..10-31',
  'hours not billable this month': 'hours, !billable, 11-01..11-30',
  'How many hours did I work on weekends in October?': 'hours, mine, weekday 6 7, 10-01..10-31',
  'Hours on Checkout since September without weekends': 'hours, project=checkout, !weekday 6 7, 09-01..11-20',
  'Which clients did I work more than 20 hours for in October?':
    'hours, mine, 10-01..10-31, by client, above 72000, list',
  'An wie vielen Tagen habe ich im Oktober mehr als 8 Stunden gearbeitet?':
    'hours, mine, 10-01..10-31, by day, above 28800',
  'top 3 clients by revenue this year': 'invoiced, 01-01..12-31, by client, most first, at most 3',
  'Die drei größten Kunden nach Umsatz': 'invoiced, by client, most first, at most 3',
  'the three largest invoices this year': 'invoices, largest record, 01-01..12-31, at most 3',
  'Für welchen Kunden habe ich im Oktober am wenigsten gearbeitet?':
    'hours, mine, 10-01..10-31, by client, least first',
  'How much did I invoice in October excluding Acme?': 'invoiced, !client=acme, 10-01..10-31',
  'Umsatz dieses Jahr ohne Nordwind': 'invoiced, !client=nordwind, 01-01..12-31',
  'Which invoices over 1000 € are not paid?': 'due, !invoice paid, amount above 1000 EUR, list',
  'Welche Rechnungen über 1.500 € sind überfällig?': 'due, invoice overdue, amount above 1500 EUR, list',
  'Which invoices are more than 30 days overdue?': 'due, invoice overdue, late above 30, list',
  'Welche Rechnungen sind noch nicht bezahlt?': 'due, !invoice paid, list',
  'Welche Rechnungen habe ich noch nicht verschickt?': 'invoices, !invoice sent, list',
  "Who hasn't paid yet?": 'due, invoice open, by client, list',
  'Welche Kunden haben noch nicht bezahlt?': 'due, invoice open, by client, list',
  'Which clients paid me more than 5000 this year?': 'received, 01-01..12-31, by client, above 5000, list',
  'Did I work more for Acme than for Nordwind last month?':
    'hours, mine, client=acme, 10-01..10-31, vs client=nordwind, yes-no',
  'Did I work more than 40 hours last week?': 'hours, mine, 11-09..11-15, above 144000, yes-no',
  'Did I work on Mondays more than on Fridays in October?':
    'hours, mine, weekday 1, 10-01..10-31, vs weekday 5, yes-no',
  'Which project has more than 20 unbilled hours?': 'unbilled, by project, above 72000, list',
  'days with less than 7 hours since the start of November': 'hours, 11-01..11-20, by day, below 25200',
  'Hours last week vs the one before': 'hours, 11-09..11-15, vs 11-02..11-08',
  'who owes more, Nordwind or Acme': 'due, client=nordwind, vs client=acme, list',
  'stunden im oktober die ich nicht abrechnen kann': 'hours, mine, !billable, 10-01..10-31',
  'offene rechnungen die noch nicht fällig sind': 'due, invoice open, !invoice overdue, list',
  'oldest unbilled entry': 'hours, first record, !billed, billable',
  'Invoices sent but unpaid': 'due, invoice sent, !invoice paid, list',
  'Which invoices except Acme are overdue?': 'due, !client=acme, invoice overdue, list',
  'Wie viele Stunden ohne Acme im Oktober waren abrechenbar?': 'hours, !client=acme, billable, 10-01..10-31',
  'hours not for Acme but for Nordwind in October': 'hours, !client=acme, client=nordwind, 10-01..10-31',
  'Stunden ohne Acme am Wochenende im Oktober': 'hours, !client=acme, weekday 6 7, 10-01..10-31',
  'How many hours without weekends and Nordwind this year':
    'hours, !client=nordwind, !weekday 6 7, 01-01..12-31',
  'hours for nordwnd last week': 'hours, client=nordwind, 11-09..11-15',
  'Stunden mit Tag urgent im Oktober': 'hours, tag urgent, 10-01..10-31',
  'hours this month compared to last month': 'hours, 11-01..11-30, vs 10-01..10-31',
  'What share of my hours was billable last month?':
    'hours, mine, billable, 10-01..10-31, of all without billable',
  'Wie hoch ist der Anteil von Acme am Umsatz dieses Jahr?':
    'invoiced, client=acme, 01-01..12-31, of all without client',
  'entries longer than 3 hours last week': 'hours, length above 10800, 11-09..11-15, list',
  'entries without a note in October': 'entries, !noted, 10-01..10-31, list',
  'freigegebene Stunden im Oktober': 'hours, sheet approved invoiced, 10-01..10-31',
  'hours I have not invoiced for Nordwind': 'unbilled, client=nordwind',
  'hours by project except Checkout this year, biggest first':
    'hours, !project=checkout, 01-01..12-31, by project, most first',
  'hours for Acme and Nordwind last month': 'hours, client=acme|nordwind, 10-01..10-31, by client',
  'Which month had the highest revenue this year?': 'invoiced, largest month, 01-01..12-31',
  'shortest entry in October': 'hours, smallest record, 10-01..10-31',
  'average invoice this year': 'invoices, average record, 01-01..12-31',
  'How many hours are still to be billed for Acme?': 'unbilled, client=acme',
  'Was kann ich noch abrechnen?': 'unbilled, list',
  'Was ist bei Acme noch nicht abgerechnet?': 'unbilled, client=acme, list',
  'approved but not invoiced - how much': 'unbilled, sheet approved invoiced',
  "What share of Acme's hours was for Mobile app?":
    'hours, client=acme, project=mobile, of all without project',
  'Welche drei Tage im November waren die längsten?': 'hours, 11-01..11-30, by day, most first, at most 3',
  'umsatz im oktber': 'invoiced, 10-01..10-31',
  'stunden die ich im oktober nicht abrechen kann': 'hours, mine, !billable, 10-01..10-31',
  'how mnay hours did I wrok lst week': 'hours, mine, 11-09..11-15',
  'stunden zw 12. und 16. okt': 'hours, 10-12..10-16',
  'revenue in the first half': 'invoiced, 01-01..06-30',
  'unabgerechnet älter als 4 wochen?': 'unbilled, 01-01..10-22',
  'revenue after June': 'invoiced, 07-01..11-20',
  'hours before October': 'hours, 01-01..09-30',
  'hours in September and October combined': 'hours, 09-01..10-31',
  'issued but not sent?': 'invoices, !invoice sent, list',
  'Gibt es noch Rechnungen im Entwurf?': 'invoices, invoice draft, list',
  'sum of all invoices in 2026': 'invoiced, 01-01..12-31, list',
  'What did I invoice Nordwind in September?': 'invoiced, client=nordwind, 09-01..09-30, list',
  'Did I work more this month than last?': 'hours, mine, 11-01..11-30, vs 10-01..10-31, yes-no',
  'Auf welchem Projekt war ich im dritten Quartal am meisten?':
    'hours, mine, 07-01..09-30, by project, most first',
  'Has Acme paid?': 'due, client=acme, invoice open, yes-no',
  'rechnungen fällig im dezember': 'due, due 2026-12-01 2026-12-31, list',
  'Billed vs not billed in October, hours': 'hours, billed, 10-01..10-31, vs !billed billable',
  'who did I work for this week': 'hours, mine, 11-16..11-22, by client, list',
  'Which day had the highest number of hours?': 'hours, largest day',
};

describe('frames of questions', () => {
  for (const [text, frame] of Object.entries(readings)) {
    it(`reads "${text}"`, () => assert.equal(read(text), frame));
  }

  it('reads no question of which a word is left, a name is open, or that may be of two days', () => {
    const asked = [
      'hours on the moon last month',
      'Stunden im Homeoffice letzte Woche',
      'open invoices in gold',
      'How many hours on the website last week?',
      'invoices paid in October',
      'how many hours last week, and what is unbilled?',
      'Which clients have no overdue invoices?',
      'Are all my invoices paid?',
      'average hours per client this month',
      'Which clients have more than 3 invoices?',
      'approved or rejected hours',
      'paid and unpaid invoices',
      'Acme vs Nordwind vs Brightside hours this month',
      'Who paid more than Acme this year?',
      'invoices due in less than 7 days',
      'Send the overdue invoices',
      'What did the API rewrite cost?',
      'May I bill weekends?',
      'largest invoice per client',
      'Acme and Nordwind excluded, hours this month',
    ];
    for (const text of asked) assert.match(read(text), /^unread/, text);
  });

  it('has the sums of a condition and of its opposite apart', () => {
    const pairs = [
      ['paid invoices of Acme', 'unpaid invoices of Acme'],
      ['billable hours in October', 'hours in October that are not billable'],
      ['hours for Acme in October', 'hours not for Acme in October'],
      ['Stunden im Oktober mit Notiz', 'Stunden im Oktober ohne Notiz'],
      ['Rechnungen, die verschickt sind', 'Rechnungen, die nicht verschickt sind'],
      ['hours in October on Fridays', 'hours in October not on Fridays'],
      ['invoices over 500 €', 'invoices not over 500 €'],
    ] as const;
    for (const [one, other] of pairs) {
      assert.doesNotMatch(read(one), /^unread/, one);
      assert.doesNotMatch(read(other), /^unread/, other);
      assert.notEqual(read(one), read(other));
    }
  });

  it('asks or reads another frame where one word of a condition is left out', () => {
    for (const text of Object.keys(readings)) {
      const words = text.split(' ');
      for (const [at, word] of words.entries()) {
        if (
          !/^(?:not|without|except|excluding|ohne|nicht|hasn't|noch|billable|overdue|over|über|more|mehr|least|wenigsten)$/i.test(
            word,
          )
        )
          continue;
        if (word === 'noch') continue;
        const left = read(words.toSpliced(at, 1).join(' '));
        assert.notEqual(left, read(text), `${text} without ${word}`);
      }
    }
  });

  it('takes over nothing that the coach declines for a reason', () => {
    const texts = z.array(z.string()).parse(readFixture('not-answered.json'));
    const declined = z.array(z.object({ text: z.string() })).parse(readFixture('declined.json'));
    const answered = [...texts, ...declined.map((one) => one.text)].filter((text) => {
      return readText(text, context).chosen.frame !== undefined;
    });

    // Those whose condition has a place now.
    assert.deepEqual(answered.toSorted(), [
      'Stunden bis Freitag',
      'Stunden letzte Woche außer Acme',
      'Stunden letzte Woche ohne Checkout',
      'Stunden vor Oktober',
      // Answered with that nothing is recorded of days ahead.
      'What will my revenue be next year?',
      'hours before October',
      'hours for Acme except Checkout',
      'hours last month not on Checkout',
      'hours last week without Acme',
      'hours on Checkout versus Mobile app last week',
      'hours until 6 November',
      'how many hours after last week',
    ]);
  });

  it('keeps what was left out before where more is left out', () => {
    const before = readFrame('hours in October without Acme', context);
    const frame = before.kind === 'frame' ? before.frame : assert.fail('a frame');
    const { frame: after } = readText('and without Nordwind', { ...context, previousFrame: frame }).chosen;

    assert.equal(after && say(after), 'hours, !client=acme, !client=nordwind, 10-01..10-31');
  });

  it('changes one part of the question before', () => {
    const before = readFrame('billable hours for Acme in October', context);
    const frame = before.kind === 'frame' ? before.frame : assert.fail('a frame');
    const after = (text: string) => {
      const changed = readText(text, { ...context, previousFrame: frame }).chosen.frame;
      return changed === undefined ? 'nothing' : say(changed);
    };

    assert.deepEqual(
      [
        'and not billable?',
        'without Mobile app?',
        'and in September?',
        'by project',
        'und für Nordwind?',
        'only on Fridays',
        'and on the moon?',
        'and how many hours of that were on weekends?',
      ].map(after),
      [
        'hours, client=acme, !billable, 10-01..10-31',
        'hours, client=acme, billable, !project=mobile, 10-01..10-31',
        'hours, client=acme, billable, 09-01..09-30',
        'hours, client=acme, billable, 10-01..10-31, by project',
        'hours, billable, client=nordwind, 10-01..10-31',
        'hours, client=acme, billable, weekday 5, 10-01..10-31',
        'nothing',
        'hours, client=acme, billable, weekday 6 7, 10-01..10-31',
      ],
    );
  });
});
