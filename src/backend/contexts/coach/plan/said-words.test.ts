/** Words that a reader could pass over, or take for another one, and what they are read as. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context, records, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import { createNameIndex } from '../words/names.ts';
import { isCommonWord } from '../words/vocabulary.ts';

function read(text: string): string | undefined {
  const { frame, more = [] } = readText(text, context).chosen;
  return frame && [frame, ...more].map(say).join(' || ');
}

describe('no word of a question', () => {
  const asked = [
    'How many hours did I work on site in October?',
    'locked hours last month',
    'possible hours this week',
    'mögliche Stunden diese Woche',
    'einzelne Stunden im Oktober',
    'How many single invoices this year?',
    'early invoices of October',
    'late hours last week',
    'easy hours last month',
    'Is Acme up to date with its payments?',
    'Which clients are up to date?',
    "turn in this week's hours",
    'hours so far ahead of last week',
  ];
  for (const text of asked)
    it(`is passed over or taken for another in "${text}"`, () => {
      assert.equal(read(text), undefined);
    });
});

describe('the order of rows', () => {
  const asked: readonly (readonly [string, string])[] = [
    ['Which invoice is most overdue?', 'invoices, first record, invoice overdue'],
    ['which overdue invoice is the most days late?', 'invoices, first record, invoice overdue'],
    ['overdue invoices, most days overdue first', 'due, invoice overdue, least first, list'],
    ['open invoices, oldest first', 'due, invoice open, least first, list'],
    ['offene Rechnungen, älteste zuerst', 'due, invoice open, least first, list'],
    ['payments this year, newest first', 'payments, 01-01..12-31, most first, list'],
    ['invoices of October, largest first', 'invoices, 10-01..10-31, most first, list'],
    ['Rechnungen im Oktober, kleinste zuerst', 'invoices, 10-01..10-31, least first, list'],
    ['entries last week, longest first', 'entries, 11-09..11-15, most first, list'],
    ['offene Rechnungen nach Betrag sortiert', 'due, invoice open, most first, list'],
    ['clients by payment speed, fastest first', 'daysToPay, by client, least first, list'],
    ['Kunden nach Zahlungsdauer, schnellste zuerst', 'daysToPay, by client, least first, list'],
  ];
  for (const [text, frame] of asked)
    it(`is read of "${text}"`, () => {
      assert.equal(read(text), frame);
    });
});

describe('days of a month', () => {
  const asked: readonly (readonly [string, string])[] = [
    ['hours in the first week of October', 'hours, 09-28..10-04'],
    ['hours in the second week of September', 'hours, 09-07..09-13'],
    ['Stunden in der ersten Oktoberwoche', 'hours, 09-28..10-04'],
    ['Stunden in der 2. Woche im Oktober', 'hours, 10-05..10-11'],
    ['hours in week 2 of October', 'hours, 10-05..10-11'],
    ['Stunden in der letzten Septemberwoche', 'hours, 09-21..09-27'],
    ['hours in the first week of November', 'hours, 11-02..11-08'],
    [
      'hours last week, and how much of it can be billed?',
      'hours, 11-09..11-15 || hours, billable, 11-09..11-15',
    ],
    // What is up to the end of a month is no third of it.
    ['hours up to the end of October', 'hours, 01-01..10-31'],
    ['unbilled on Checkout by the end of October', 'unbilled, project=checkout, 01-01..10-31'],
    ['hours at the end of October', 'hours, 10-21..10-31'],
    ['hours on the twenty-first of October', 'hours, 10-21..10-21'],
    ['hours on the fifth of October', 'hours, 10-05..10-05'],
    ['Stunden am einundzwanzigsten Oktober', 'hours, 10-21..10-21'],
    ['Stunden am ersten', 'hours, 11-01..11-01'],
    ['hours on the first', 'hours, 11-01..11-01'],
  ];
  for (const [text, frame] of asked)
    it(`are read of "${text}"`, () => {
      assert.equal(read(text), frame);
    });

  for (const text of ['Stunden am 31. Juni', 'hours on the 31st of June', 'Umsatz bis zum 31. September'])
    it(`that do not exist are no others in "${text}"`, () => {
      assert.equal(read(text), undefined);
    });
});

describe('all days', () => {
  const asked: readonly (readonly [string, string])[] = [
    ['overall revenue', 'invoiced, by client, list'],
    ['biggest client of all time', 'invoiced, by client, most first'],
    ['average hours per week overall', 'hours, average week'],
    ['longest day ever', 'hours, largest day'],
    ['Umsatz aller Zeiten', 'invoiced, by client, list'],
    ['hours this week overall', 'hours, 11-16..11-22'],
  ];
  for (const [text, frame] of asked)
    it(`are asked for by "${text}"`, () => {
      assert.equal(read(text), frame);
    });
});

describe('what can be meant in two ways', () => {
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['revenue after VAT this year', ['revenue without VAT this year', 'revenue with VAT this year']],
    ['Which invoices are overdue and how do I remind them?', ['Which invoices are overdue?']],
    ['Welche Rechnungen sind überfällig und wie mahne ich sie?', ['Welche Rechnungen sind überfällig?']],
    [
      'hours I could not bill last month',
      ['My hours not billable October 2026?', 'My hours billable October 2026?'],
    ],
    ['cancelled invoices this year', ['Which invoices 2026?']],
    ['undelivered invoices', ['Which invoices?']],
    ['expected revenue this month', ['How much is owed due November 2026?']],
  ];
  for (const [text, choices] of asked)
    it(`is asked about: "${text}"`, () => {
      assert.deepEqual(readText(text, context).chosen.asked?.choices, choices);
    });

  const counted: readonly (readonly [string, string])[] = [
    ['Which client has the most open invoices?', 'invoices, invoice open, by client, most first'],
    ['Welcher Kunde hat die wenigsten Rechnungen?', 'invoices, by client, least first'],
    ['Was ist die größte überfällige Rechnung?', 'due, largest record, invoice overdue'],
  ];
  for (const [text, frame] of counted)
    it(`is read of "${text}"`, () => {
      assert.equal(read(text), frame);
    });

  it('is a bound of several currencies, and of unbilled time without its unit', () => {
    assert.equal(read('clients with more than 5000 revenue this year in all currencies'), undefined);
    assert.equal(read('projects with more than 1000 unbilled'), undefined);
    assert.equal(read('invoices over 1000 in any currency'), 'invoices, amount above 1000, list');
  });
});

describe('names with signs', () => {
  const names = [
    { kind: 'client', id: 'c-bk', name: 'B+K Design' },
    { kind: 'client', id: 'c-qa', name: 'Q&A Labs' },
    { kind: 'client', id: 'c-mueller', name: 'Müller & Söhne' },
    { kind: 'project', id: 'p-app', name: 'App+', clientName: 'B+K Design' },
  ] as const;
  const signed = { ...context, names: createNameIndex(names, isCommonWord) };
  const asked: readonly (readonly [string, string])[] = [
    ['hours for B+K in October', 'hours, client=bk, 10-01..10-31'],
    ['Stunden für B + K im Oktober', 'hours, client=bk, 10-01..10-31'],
    ['hours for Q&A in October', 'hours, client=qa, 10-01..10-31'],
    ['hours for B+K and Q&A Labs in October', 'hours, client=bk|qa, 10-01..10-31, by client'],
    ['Stunden für Müller und Söhne im Oktober', 'hours, client=mueller, 10-01..10-31'],
    ['hours on App+ in October', 'hours, project=app, 10-01..10-31'],
  ];
  for (const [text, frame] of asked)
    it(`are read in "${text}"`, () => {
      const found = readText(text, signed).chosen.frame;
      assert.equal(found && say(found), frame);
    });
});

describe('people', () => {
  const people = [
    { kind: 'person', id: 'u-anna', name: 'Anna Berger' },
    { kind: 'person', id: 'u-ben', name: 'Ben Ode' },
  ] as const;
  const team = { ...context, names: createNameIndex([...records, ...people], isCommonWord) };
  const asked: readonly (readonly [string, string | undefined])[] = [
    ["Anna's hours last week", 'hours, person=anna, 11-09..11-15'],
    ['Stunden von Anna letzte Woche', 'hours, person=anna, 11-09..11-15'],
    ['How many hours did Anna log in October?', 'hours, person=anna, 10-01..10-31'],
    ['hours by Anna on Checkout in October', 'hours, person=anna, project=checkout, 10-01..10-31'],
    ['hours without Anna last week', 'hours, !person=anna, 11-09..11-15'],
    ['Did Anna work more than Ben last week?', 'hours, person=anna, 11-09..11-15, vs person=ben, yes-no'],
    ['our hours last week', 'hours, 11-09..11-15'],
    ['my hours last week', 'hours, mine, 11-09..11-15'],
    // Neither hers alone nor one's own.
    ['hours of Ben and me last week', undefined],
    ["my hours and Anna's", undefined],
    ['hours with Anna last week', undefined],
    ["Is Anna's timer running?", undefined],
  ];
  const both: readonly (readonly [string, readonly string[]])[] = [
    ['hours of Ben and me last week', ['hours of Ben last week', 'hours of me last week']],
    ['hours for Ben and myself in October', ['hours for Ben in October', 'hours for myself in October']],
    ['hours by me and Anna in October', ['hours by Anna in October', 'hours by me in October']],
    [
      'Stunden von Ben und mir letzte Woche',
      ['Stunden von Ben letzte Woche', 'Stunden von mir letzte Woche'],
    ],
  ];
  for (const [text, choices] of both)
    it(`are asked about in "${text}"`, () =>
      assert.deepEqual(readText(text, team).chosen.asked?.choices, choices));

  for (const [text, frame] of asked)
    it(`are read in "${text}"`, () => {
      const { chosen, parts } = readText(text, team);
      assert.equal(chosen.frame && say(chosen.frame), frame);
      assert.ok(parts.every(({ kind }) => kind !== 'question'));
    });
});
