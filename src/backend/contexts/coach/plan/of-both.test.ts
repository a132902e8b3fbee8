import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';

/** The frame of the last message of a conversation; undefined where it is not read. */
function readLast(texts: readonly string[]): string | undefined {
  const frames: (QueryFrame | undefined)[] = [];
  for (const text of texts) {
    const before = { previousFrame: frames.at(-1), earlierFrame: frames.at(-2) };
    frames.push(readText(text, { ...context, ...before }).chosen.remembered);
  }
  const last = frames.at(-1);
  return last && say(last);
}

const months = ['hours in October without Acme', 'and in September?'];
const names = ['unbilled hours for Acme', 'and for Brightside?'];

const conversations: readonly (readonly [
  texts: readonly string[],
  last: string,
  read: string | undefined,
])[] = [
  [months, 'both together?', 'hours, !client=acme, 09-01..10-31, by month'],
  [months, 'and which was more?', 'hours, !client=acme, 09-01..09-30, vs 10-01..10-31'],
  [months, 'what was the difference?', 'hours, !client=acme, 09-01..09-30, vs 10-01..10-31'],
  [months, 'wie viel mehr?', 'hours, !client=acme, 09-01..09-30, vs 10-01..10-31'],
  [[...months, 'both together?'], 'which was more?', 'hours, !client=acme, 10-01..10-31, vs 09-01..09-30'],
  [[...names, 'together?'], 'which was more?', 'unbilled, client=acme, vs client=brightside'],
  [names, 'und zusammen?', 'unbilled, client=acme|brightside, by client'],
  [names, 'which is more?', 'unbilled, client=brightside, vs client=acme'],
  [['Stunden am Montag', 'und am Mittwoch?'], 'zusammen?', undefined],
  [['hours last week', 'revenue in October'], 'both together?', undefined],
  [['hours last week for Acme'], 'both together?', undefined],
  [['hours last week for Acme'], 'and the rest?', 'hours, !client=acme, 11-09..11-15'],
  [['Stunden im Oktober nicht abrechenbar'], 'und der Rest?', 'hours, billable, 10-01..10-31'],
  [
    ['Welche Projekte lagen letzte Woche unter zehn Stunden?'],
    'Welches lag darüber?',
    'hours, 11-09..11-15, by project, atLeast 36000, list',
  ],
  [
    ['clients with more than 20 hours in October'],
    'and below that?',
    'hours, 10-01..10-31, by client, atMost 72000',
  ],
  [
    ['entries yesterday for Acme'],
    'how long was I working in total then?',
    'hours, mine, client=acme, 11-19..11-19',
  ],
  [
    ['invoices of Acme this year', 'paid'],
    'late?',
    'invoices, client=acme, invoice paidLate, 01-01..12-31, list',
  ],
  [['invoices this year', 'paid'], 'pünktlich?', 'invoices, !invoice paidLate, 01-01..12-31, list'],
  [
    [],
    'what did I work for free, so not billable, in October?',
    'hours, mine, !billable, 10-01..10-31, list',
  ],
  [
    [],
    'which month had more hours for Acme, September or October?',
    'hours, client=acme, 09-01..09-30, vs 10-01..10-31, list',
  ],
  [[], 'hours for all clients but Acme last week', 'hours, !client=acme, 11-09..11-15, list'],
  [[], 'what was the last week that got approved?', 'hours, last week, sheet approved invoiced'],
  [
    [],
    'did I crack 30 hours last week without Acme?',
    'hours, mine, !client=acme, 11-09..11-15, above 108000, yes-no',
  ],
  [
    [],
    'what weekday do I usually work the most on?',
    'hours, mine, average day, 01-01..11-20, by weekday, most first',
  ],
  [
    [],
    'meine Monatsstunden für Acme von August bis Oktober',
    'hours, mine, client=acme, 08-01..10-31, by month',
  ],
  [
    ['Stunden im Oktober verglichen mit September'],
    'wie viele Stunden mehr waren das?',
    'hours, 10-01..10-31, vs 09-01..09-30',
  ],
  [
    ['how many days did I work in October?'],
    'and on average per day?',
    'hours, mine, average day, 10-01..10-31',
  ],
  [['hours for Acme last week'], 'and everyone else?', 'hours, !client=acme, 11-09..11-15'],
  [['hours'], 'last week', 'hours, 11-09..11-15'],
  [
    ['billed hours for Acme in October'],
    'and how many are still open?',
    'hours, client=acme, !billed, 10-01..10-31',
  ],
  [
    [],
    'hours in August, September and October each, without Acme',
    'hours, !client=acme, 08-01..10-31, by month',
  ],
  [[], 'Stunden für Acme im September und Oktober jeweils', 'hours, client=acme, 09-01..10-31, by month'],
  // Two questions, since a month lies between them.
  [[], 'hours in August and October', 'hours, 10-01..10-31'],
  [[], 'invoices this year to clients other than Acme', 'invoices, !client=acme, 01-01..12-31, list'],
  [[], 'hours in October for other projects than Checkout', 'hours, !project=checkout, 10-01..10-31'],
  [
    [],
    'which clients had more than 20 hours in October?',
    'hours, 10-01..10-31, by client, above 72000, list',
  ],
  [
    [],
    'did I have more hours in November than in all of October?',
    'hours, mine, 11-01..11-20, vs 10-01..10-31, list',
  ],
  [['hours last week without Acme'], 'and the rest?', undefined],
  [['hours last week for Acme, not billable'], 'and the rest?', undefined],
];

describe('of the questions before', () => {
  for (const [texts, last, meant] of conversations)
    it([...texts, last].join(' > '), () => assert.equal(readLast([...texts, last]), meant));
});
