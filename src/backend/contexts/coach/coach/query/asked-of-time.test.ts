import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import { context, say } from '../../../../testing/coach/frame-lines.ts';
import { interpret } from '../built-in/interpret.ts';
import { chooseReading } from './choose-reading.ts';

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
  // Whether all of it is.
  [
    [
      'Was all of my time this week billable?',
      'hours, mine, billable, 11-16..11-22, of all without billable, yes-no',
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
];

function readAfter(text: string, previousFrame: QueryFrame | undefined): readonly QueryFrame[] {
  const { language, parts } = interpret(text, context);
  const {
    frame,
    remembered,
    more = [],
  } = chooseReading(text, { ...context, language, parts, previousFrame });
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

  it('of several begin with the day of what happened', () => {
    const text = 'Stunden seit der letzten Zahlung von Acme? Und wie viel davon nicht abrechenbar?';
    const { language, parts } = interpret(text, context);
    const { since, frame, more } = chooseReading(text, {
      ...context,
      language,
      parts,
      previousFrame: undefined,
    });
    assert.equal(since?.measure, 'payments');
    assert.deepEqual(
      [frame, ...(more ?? [])].map((one) => one && say(one)),
      ['hours', 'hours, !billable'],
    );
  });
});
