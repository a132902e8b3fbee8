import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Filter, QueryFrame } from '../../../../domain/query/frame.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import type { NamedRecord } from '../model/named-record.ts';
import type { Question } from '../read/topics/question.ts';
import { createNameIndex } from '../words/names.ts';
import { isCommonWord } from '../words/vocabulary.ts';

const records: readonly NamedRecord[] = [
  { kind: 'client', id: 'acme', name: 'Acme Corp' },
  { kind: 'client', id: 'nordwind', name: 'Nordwind GmbH' },
  { kind: 'project', id: 'portal', name: 'Portal', clientName: 'Nordwind GmbH', clientId: 'nordwind' },
  { kind: 'project', id: 'care', name: 'Website care', clientName: 'Acme Corp', clientId: 'acme' },
];
/** A Thursday. */
const context = {
  names: createNameIndex(records, isCommonWord),
  today: '2026-11-19',
  language: 'en' as const,
};

function sayFilter(filter: Filter): string {
  const side = 'is' in filter && !filter.is ? '!' : '';
  if ('values' in filter) return `${side}${filter.values.map(({ id }) => id).join('|')}`;
  if ('condition' in filter) return `${side}${filter.condition}`;
  if (filter.field === 'weekday') return `${side}on ${filter.days.join(' ')}`;
  if (filter.field === 'amount') return `${filter.bound} ${filter.amount}`;
  return filter.field === 'length' ? `${filter.bound} ${filter.seconds}s` : `${side}${filter.field}`;
}

function say({ measure, statistic, filters, period, group, having, limit, comparison }: QueryFrame): string {
  const span = (days: { readonly from: string; readonly to: string }) =>
    `${days.from.slice(5)}..${days.to.slice(5)}`;
  return [
    measure,
    ...(statistic === 'total' ? [] : [statistic]),
    ...filters.map(sayFilter),
    ...(period ? [span(period)] : []),
    ...(group ? [`by ${group}`] : []),
    ...(having ? [`${having.bound} ${having.value}`] : []),
    ...(limit ? [`top ${limit}`] : []),
    ...(comparison?.with === 'period' ? [`vs ${span(comparison.period)}`] : []),
    ...(comparison?.with === 'filters' ? [`vs ${comparison.filters.map(sayFilter).join(' ')}`] : []),
  ].join(', ');
}

/** What each of the messages of one conversation is read as. */
function converse(texts: readonly string[]): readonly string[] {
  let previousFrame: QueryFrame | undefined;
  let previous: Question | undefined;
  return texts.map((text) => {
    const { parts, chosen } = readText(text, { ...context, previousFrame, previous });
    const said = parts.map((part) => (part.kind === 'figures' ? part.frame : undefined));
    previousFrame = chosen.remembered ?? previousFrame;
    const asked = parts.flatMap((part) => (part.kind === 'question' ? part.question : [])).at(-1);
    previous = chosen.frame === undefined ? (asked ?? previous) : undefined;
    const frames = [chosen.frame, ...(chosen.more ?? []), ...said].filter((one) => one !== undefined);
    if (frames.length > 0) return frames.map(say).join(' + ');
    if (chosen.asked !== undefined) return `asks: ${chosen.asked.choices.join(' ')}`;
    return chosen.remembered === undefined ? 'nothing' : say(chosen.remembered);
  });
}

const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  [
    ['Hours last week', 'hours, 11-09..11-15'],
    ['and the week before that?', 'hours, 11-02..11-08'],
    ['and not billable?', 'hours, !billable, 11-02..11-08'],
    ['by project', 'hours, !billable, 11-02..11-08, by project'],
  ],
  [
    ['wieviel stunden hab ich letzte woche gearbeitet', 'hours, 11-09..11-15'],
    ['und diese?', 'hours, 11-16..11-22'],
    ['wie viel war davon für nordwind', 'hours, nordwind, 11-16..11-22'],
    ['und ohne das portal', 'hours, nordwind, !portal, 11-16..11-22'],
  ],
  [
    ['hours in october for nordwind', 'hours, nordwind, 10-01..10-31'],
    ['more than in september?', 'hours, nordwind, 10-01..10-31, vs 09-01..09-30'],
  ],
  [
    ['hours for Nordwind in October', 'hours, nordwind, 10-01..10-31'],
    // It had begun again with all days of all clients.
    ['which day was the longest?', 'hours, largest, nordwind, 10-01..10-31'],
    ['welche Woche war die kürzeste?', 'hours, smallest, nordwind, 10-01..10-31'],
  ],
  [
    ['größte offene Rechnung', 'due, largest, open'],
    // It had listed all that are overdue.
    ['wann ist die fällig?', 'due, largest, open'],
  ],
  [
    ['average hours per day this week', 'hours, average, 11-16..11-19'],
    // The last week, and not the last day of this one.
    ['und letzte?', 'hours, average, 11-09..11-15'],
  ],
  [['hours from 5 to 16 October, excluding the 12th', 'hours, !within, 10-05..10-16']],
  [['hours on the 12th for Acme', 'hours, acme, 11-12..11-12']],
  [['hours on the 25th for Acme', 'hours, acme, 10-25..10-25']],
  [
    ['revenue in October', 'invoiced, 10-01..10-31, by client'],
    // Of its clients nothing was asked, and a sum is held against the same month.
    ['compared to last year', 'invoiced, 10-01..10-31, vs 10-01..10-31'],
  ],
  [
    ['revenue in October', 'invoiced, 10-01..10-31, by client'],
    ['compared to the whole of last year', 'invoiced, 10-01..10-31, vs 01-01..12-31'],
  ],
  [['hours in October compared to last year', 'hours, 10-01..10-31, vs 10-01..10-31']],
  [['hours in October compared to 2025', 'hours, 10-01..10-31, vs 01-01..12-31']],
  [
    ['hours last week', 'hours, 11-09..11-15'],
    ['and in money?', 'value, 11-09..11-15'],
  ],
  [['which tag takes most of my time?', 'hours, by tag']],
  [['what is the sum of my overdue invoices without 2026-0013?', 'due, overdue, !number']],
  [
    ['VAT in Q3', 'vat, 07-01..09-30'],
    ['and the second?', 'vat, 04-01..06-30'],
    ['vs Q1', 'vat, 04-01..06-30, vs 01-01..03-31'],
  ],
  [
    ['top 3 clients by revenue this year', 'invoiced, 01-01..12-31, by client, top 3'],
    ['and last year?', 'invoiced, 01-01..12-31, by client, top 3'],
  ],
  [
    ['open invoices', 'due, open'],
    ['how much?', 'due, open'],
    ['over 5000', 'due, open, above 5000'],
  ],
  [
    ['largest invoice for Acme', 'invoices, largest, acme'],
    ['when was it?', 'invoices, largest, acme'],
  ],
  [
    ['How many hours in October are billed?', 'hours, billed, 10-01..10-31'],
    ['and how many not?', 'hours, !billed, 10-01..10-31'],
  ],
  [
    ['Fridays in October: hours', 'hours, on 5, 10-01..10-31'],
    ['Mondays more than Fridays?', 'hours, on 1, 10-01..10-31, vs on 5'],
  ],
  [
    ['What is unbilled?', 'unbilled, by client'],
    ['how many hours is that?', 'unbilled, by client'],
  ],
  [
    ['entries over 4 hours last month', 'hours, above 14400s, 10-01..10-31'],
    ['how many of those last week?', 'entries, above 14400s, 11-09..11-15'],
  ],
  [
    ['When did Nordwind last pay?', 'received, last, nordwind'],
    ['wieviel wars?', 'received, last, nordwind'],
    ['und wie viel hab ich seither für die gearbeitet?', 'hours, nordwind'],
  ],
  [
    ['Was ist die größte überfällige Rechnung?', 'due, largest, overdue'],
    ['Seit wie vielen Tagen ist sie überfällig?', 'due, largest, overdue'],
  ],
  [
    ['does Acme owe me anything thats overdue?', 'due, acme, overdue'],
    ['and what do they owe me that is not overdue?', 'due, acme, !overdue'],
  ],
  [
    ['which days in October did I work more than 7 hours?', 'hours, 10-01..10-31, by day, above 25200'],
    ['and more than 7 and a half?', 'hours, 10-01..10-31, by day, above 27000'],
  ],
  [
    ['rechnungen über 10000 euro heuer', 'invoices, above 10000, 01-01..12-31'],
    ['wieviele sind das?', 'invoices, above 10000, 01-01..12-31'],
  ],
  [
    ['how many invoices did I send in September?', 'invoices, 09-01..09-30'],
    ['and since then?', 'invoices, 10-01..11-19'],
  ],
  [
    ['hours last week without the portal', 'hours, !portal, 11-09..11-15'],
    ['und website care auch noch weg', 'hours, !portal, !care, 11-09..11-15'],
  ],
  [
    ['How much budget is left on the portal?', 'budgetLeft, portal, by project'],
    ['and how much is used, in percent?', 'budgetUsed, portal, by project'],
  ],
  [['how much has Nordwind paid since the September invoice?', 'received, nordwind']],
  [
    [
      'which client did I work less for in octobre, Nordwind or Acme?',
      'hours, nordwind, 10-01..10-31, vs acme',
    ],
  ],
  [['hab ich im oktober montags oder freitags mehr gearbeitet?', 'hours, on 1, 10-01..10-31, vs on 5']],
  [['durchschnitlich stunden pro tag im oktober ohne freitage', 'hours, average, !on 5, 10-01..10-31']],
  [
    ['Last invoice not to Nordwind', 'invoices, last, !nordwind'],
    ['When is it due?', 'invoices, last, !nordwind'],
    ['is it paid?', 'invoices, last, !nordwind'],
  ],
  [
    ['How much budget is left on the portal?', 'budgetLeft, portal, by project'],
    ['in prozent verbraucht?', 'budgetUsed, portal, by project'],
  ],
  [['Is the last invoice to Nordwind paid?', 'invoices, last, nordwind']],
  [['can I invoice anything today?', 'unbilled, by client']],
  [['weder Acme noch Portal: Stunden im Oktober', 'hours, !acme, !portal, 10-01..10-31']],
  [['hours in october except on friday', 'hours, !on 5, 10-01..10-31']],
  [['stunden letzte Woche außer Mittwoch', 'hours, !on 3, 11-09..11-15']],
  [['how many mondays did I work in october', 'days, on 1, 10-01..10-31']],
  [['revenue net of VAT last quarter', 'invoiced, 07-01..09-30, by client']],
  [
    [
      'stunden letzte Woche und was davon ist noch nicht abgerechnet?',
      'hours, 11-09..11-15 + hours, !billed, 11-09..11-15',
    ],
  ],
  [['is anything due next weeek?', 'due, due']],
  [["which of those aren't paid yet?", 'asks: Which invoices open?']],
  [['wie oft steht im oktober "Review with Jana" drin?', 'entries, text, 10-01..10-31']],
  [['How many hours last week, and what is unbilled?', 'hours, 11-09..11-15 + unbilled, by client']],
  [
    [
      'Invoiced in August vs received in August',
      'invoiced, 08-01..08-31, by client + received, 08-01..08-31, by client',
    ],
  ],
  [
    [
      'Hours for Nordwind in October without the portal? And how much did I invoice?',
      'hours, nordwind, !portal, 10-01..10-31 + invoiced, nordwind, 10-01..10-31',
    ],
  ],
  [
    [
      'hours for Acme last month in the jungle',
      'asks: Hours for Acme Corp October 2026? Hours for Acme Corp with “jungle” October 2026?',
    ],
    [
      'and for Nordwind?',
      'asks: Hours for Nordwind GmbH? Revenue for Nordwind GmbH? Unbilled hours for Nordwind GmbH?',
    ],
  ],
  [
    ['hours last week', 'hours, 11-09..11-15'],
    ['and in the jungle?', 'nothing'],
    ['and for Acme?', 'hours, acme, 11-09..11-15'],
  ],
];

describe('conversations on figures', () => {
  for (const conversation of conversations) {
    const [first] = conversation;
    it(`reads what follows "${first?.[0] ?? ''}"`, () => {
      assert.deepEqual(
        converse(conversation.map(([text]) => text)),
        conversation.map(([, read]) => read),
      );
    });
  }

  it('does not take for another question what follows one', () => {
    const first = 'open invoices that are not overdue';
    for (const text of ['when are they due?', 'total?', 'how old is it']) {
      const [, read = ''] = converse([first, text]);
      assert.match(read, /^(?:asks|due)/, `${text}: ${read}`);
    }
  });

  it('reads no denial that may be of something else', () => {
    for (const text of [
      'which client did I not invoice in september',
      'no work for Nordwind on Mondays?',
      'which days did I not work for Acme in October?',
      'neither billed nor billable hours in October',
      'invoices to nordwind from this summer',
    ])
      assert.doesNotMatch(converse([text])[0] ?? '', /^(?:hours|due|invoices|invoiced)/, text);
  });

  it('asks where an intent would leave a condition out', () => {
    for (const text of ['What was my longest day until the portal?', 'Who owes me less than the others?']) {
      const [read = ''] = converse([text]);
      assert.match(read, /^(?:asks|nothing)/, `${text}: ${read}`);
    }
  });
});
