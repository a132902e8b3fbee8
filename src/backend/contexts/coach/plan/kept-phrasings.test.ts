/** What thousands of phrasings are read as that were collected over a year: of figures, and of what is none. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { context, readFixture } from '../../../testing/coach/frame-lines.ts';
import {
  isAsked,
  isReadAs,
  lineOf,
  measuresOf,
  type Phrased,
  readText,
} from '../../../testing/coach/read-as.ts';
import { createNameIndex } from '../words/names.ts';
import { isCommonWord } from '../words/vocabulary.ts';

const lines = z.array(
  z.object({
    text: z.string(),
    intent: z.string(),
    slots: z.record(z.string(), z.string()).optional(),
  }),
);
const files = ['bank', 'blind', 'everyday', 'framed', 'later', 'phrasings', 'third'].flatMap((name) =>
  name === 'bank' || name === 'phrasings' ? [`${name}.de`, `${name}.en`] : [name],
);
const read = (line: Phrased, file: string) =>
  readText(line.text, { ...context, language: file.endsWith('de') ? 'de' : 'en' });

describe('kept phrasings', () => {
  /** By file: how many are read as they are meant, asked about or declined, and read as something else. */
  function judge(file: string) {
    const all = lines.parse(readFixture(`${file}.json`));
    const right = all.filter((line) => isReadAs(read(line, file), line));
    const wrong = all.filter((line) => !right.includes(line) && !isAsked(read(line, file)));
    return { all, right, wrong };
  }

  it('are read as they are meant, or asked about', () => {
    const judged = files.map(judge);
    const sum = (name: 'all' | 'right' | 'wrong') =>
      judged.reduce((total, one) => total + one[name].length, 0);

    assert.equal(sum('all'), 5_496);
    assert.ok(sum('right') >= 4_930, String(sum('right')));
    assert.ok(sum('wrong') <= 66, judged.flatMap(({ wrong }) => wrong.map(({ text }) => text)).join('\n'));
  }).timeout(600_000);
});

/** What came to be answered with all that is said: days before a month, what is left out. */
const held = z.record(z.string(), z.string()).parse(readFixture('held-conditions.json'));
const heldOf = (texts: readonly string[]) =>
  Object.fromEntries(texts.flatMap((text) => (held[text] === undefined ? [] : [[text, held[text]]])));
const answersOf = (texts: readonly string[]) =>
  Object.fromEntries(
    texts.flatMap((text) => {
      const line = lineOf(readText(text, context));
      return line === '' ? [] : [[text, line]];
    }),
  );

describe('the reader of messages', () => {
  it('answers no question beyond its own, though a project or client is named in it', () => {
    const asked = z.array(z.string()).parse(readFixture('not-answered.json'));

    assert.deepEqual(answersOf(asked), heldOf(asked));
  });

  it('declines what is not its own to answer', () => {
    const declined = z.array(z.object({ text: z.string() })).parse(readFixture('declined.json'));
    const asked = declined.map(({ text }) => text);

    assert.deepEqual(answersOf(asked), heldOf(asked));
    assert.ok(declined.length >= 40);
  });

  it('asks back what is ambiguous, with questions it understands itself', () => {
    const ambiguous = z
      .array(z.object({ text: z.string(), about: z.string() }))
      .parse(readFixture('ambiguous.json'));
    for (const { text } of ambiguous) {
      const { parts, chosen } = readText(text, context);
      const [part] = parts;
      assert.equal(chosen.frame, undefined, text);
      const choices = part?.kind === 'unclear' ? part.choices : (chosen.asked?.choices ?? []);
      assert.ok(choices.length > 0, text);
      for (const choice of choices) assert.ok(!isAsked(readText(choice, context)), `${text} → ${choice}`);
    }
  });

  it('takes what is still to be paid for open, and not for paid', () => {
    const asked = [
      ['de', 'Wie viel hat Acme noch zu bezahlen?'],
      ['de', 'Was hat Acme zu zahlen?'],
      ['de', 'Wer hat noch zu zahlen?'],
      ['en', 'How much has Acme still to pay?'],
      ['en', 'Which clients have still to pay?'],
    ] as const;
    for (const [language, text] of asked)
      assert.equal(readText(text, { ...context, language }).chosen.frame?.measure, 'due', text);
    assert.equal(readText('Wie viel hat Acme bezahlt?', context).chosen.frame?.measure, 'received');
  });

  it('makes no other question of what came in, what is late, and words that are no figure', () => {
    const asked = [
      ['en', 'payments received on overdue invoices in October'],
      ['en', 'How much did I receive on open invoices?'],
      ['en', 'Which debtors have paid in October?'],
      ['en', 'Who is never late paying?'],
      ['en', 'whose hours are not approved?'],
      ['en', 'break time last week'],
      ['en', 'How many days are in October?'],
      ['de', 'Welche Projekte sind in Bearbeitung?'],
    ] as const;
    for (const [language, text] of asked)
      assert.equal(readText(text, { ...context, language }).chosen.frame, undefined, text);
  });

  it('takes the work and entries of all for those of all', () => {
    const isMine = (text: string) => readText(text, context).chosen.frame?.isMine;

    assert.deepEqual(
      [
        'When did we last work on Checkout?',
        'our entries last week',
        'When did I last work on Checkout?',
      ].map(isMine),
      [undefined, undefined, true],
    );
  });

  it('finds a client whose name is an idiom', () => {
    const names = [
      { kind: 'client', id: 'c-recap', name: 'Recap Studio' },
      { kind: 'client', id: 'c-studio', name: 'Studio' },
    ] as const;
    const recap = { ...context, names: createNameIndex(names, isCommonWord) };
    for (const text of ['hours for Recap Studio last week', 'what does Recap Studio owe me']) {
      const { frame } = readText(text, recap).chosen;
      assert.deepEqual(
        frame?.filters.flatMap((one) => ('values' in one ? one.values.map(({ id }) => id) : [])),
        ['c-recap'],
        text,
      );
    }
  });

  it('tells billable hours from what is not billed yet', () => {
    const asked: readonly (readonly [string, string])[] = [
      ['How many billable hours last week?', 'hours true'],
      ['non-billable hours this month', 'hours false'],
      ['abrechenbare Stunden letzte Woche', 'hours true'],
      ['nicht abrechenbare Stunden im Oktober', 'hours false'],
      ['billable hours for Acme last month', 'hours true'],
      ['how many billable hours are open', 'unbilled undefined'],
      ['abrechenbare Stunden ohne Rechnung', 'unbilled undefined'],
    ];
    const said = asked.map(([text]) => {
      const { frame } = readText(text, context).chosen;
      const side = frame?.filters.flatMap((filter) => (filter.field === 'billable' ? filter.is : []))[0];
      return [text, `${frame?.measure} ${side}`];
    });

    assert.deepEqual(said, asked);
  });

  it('reads whatever is sent, at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => measuresOf(readText(text, context)).length > 0),
    );
    assert.deepEqual(measuresOf(readText('hours, '.repeat(2_800), context)), ['asked']);
  });

  it('answers both parts of a combined question', () => {
    const combined: readonly (readonly [string, readonly string[]])[] = [
      ['how many hours last week, and what is unbilled?', ['hours', 'unbilled']],
      ['Wie viele Stunden letzte Woche, und was ist noch nicht abgerechnet?', ['hours', 'unbilled']],
      ['Is a timer running? Which invoices are overdue?', ['timer', 'due']],
      ['Which timesheets do I need to submit and which invoices are overdue?', ['timesheets', 'due']],
      ['Läuft ein Timer und welche Befunde sind offen?', ['timer', 'findings']],
      ['How much did I invoice last month, and how many hours did I work?', ['invoiced', 'hours']],
      [
        'Was war mein Umsatz im Oktober; wer hat noch nicht bezahlt; läuft der Timer?',
        ['invoiced', 'due', 'timer'],
      ],
      ['hours this week and last week', ['hours', 'hours']],
      ['Stunden für Acme und Nordwind letzten Monat', ['hours']],
      ['How many hours did I spend on API rewrite and Checkout last week?', ['hours']],
    ];
    for (const [text, answers] of combined)
      assert.deepEqual(measuresOf(readText(text, context)), answers, text);
  });
});
