import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { readText } from '../../../testing/coach/read-as.ts';
import type { Part, Question } from '../read/topics/question.ts';
import { createNameIndex } from '../words/names.ts';
import { isCommonWord } from '../words/vocabulary.ts';
import type { QuestionContext } from './reading.ts';

const sidesFile = new URL('../../../../../test/fixtures/coach/sides.json', import.meta.url);
/** By side: the intents whose answer keeps it (`+` and `-`: with that question of billable), and 40 phrasings each way. */
const sides = z
  .record(
    z.string(),
    z.object({ intents: z.array(z.string()), en: z.array(z.string()), de: z.array(z.string()) }),
  )
  .parse(JSON.parse(readFileSync(sidesFile, 'utf8')));

const records = [
  { kind: 'client' as const, id: 'c-acme', name: 'Acme Corp' },
  { kind: 'client' as const, id: 'c-nordwind', name: 'Nordwind GmbH' },
  { kind: 'project' as const, id: 'p-checkout', name: 'Checkout', clientName: 'Nordwind GmbH' },
];
const options: QuestionContext = {
  names: createNameIndex(records, isCommonWord),
  today: '2026-11-20',
  language: 'en',
};
/** What is answered or asked in the end; what a frame answers has its own tests. */
function read(text: string, previous?: Question): readonly Part[] {
  const { parts, chosen } = readText(text, { ...options, previous });
  const { frame, asked } = chosen;
  if (frame !== undefined) return [];
  return asked === undefined
    ? parts
    : [{ kind: 'unclear', about: 'measure', subject: '', choices: asked.choices }];
}

/** Names of what would be answered, now or with a click. */
function answersOf(text: string): readonly string[] {
  return read(text).flatMap((part) => {
    if (part.kind === 'question') return part.question.intent;
    return part.kind === 'unclear' ? part.choices.flatMap(answersOf) : [];
  });
}

const answersAtOnce = (text: string): boolean => read(text).some(({ kind }) => kind === 'question');
const isFigure = (text: string): boolean => read(text).length === 0;

describe('the built-in coach, asked for one side of its records', () => {
  for (const [side, { intents, en, de }] of Object.entries(sides))
    it(`answers and offers nothing of the other: ${side}`, () => {
      for (const text of [...en, ...de]) {
        const wrong = answersOf(text).filter((name) => !intents.includes(name));
        assert.deepEqual(wrong, [], text);
      }
    });

  it('has 40 phrasings each way, in English and in German, and answers what it can', () => {
    const ways = [['paid', 'billed', 'overdue', 'billable', 'done'], Object.keys(sides)];
    const [plus = [], all = []] = ways;
    for (const names of [plus, all.filter((name) => !plus.includes(name))])
      for (const language of ['en', 'de'] as const)
        assert.equal(names.flatMap((name) => sides[name]?.[language] ?? []).length, 40);
    const answered = ['unpaid', 'unbilled', 'overdue', 'billable', 'not done']
      .flatMap((name) => [...(sides[name]?.en ?? []), ...(sides[name]?.de ?? [])])
      .filter((text) => answersAtOnce(text) || isFigure(text));
    assert.ok(answered.length >= 75, String(answered.length));
  });

  it('leaves to the frame what keeps the side, with the name that was said', () => {
    const text = 'paid invoices of Acme';
    const { frame } = readText(text, options).chosen;

    assert.deepEqual(frame?.filters, [
      { field: 'client', is: true, values: [{ id: 'c-acme', name: 'Acme Corp' }] },
      { field: 'invoice', is: true, condition: 'paid' },
    ]);
  });

  it('answers whether, of a record that is named', () => {
    assert.equal(readText('Has Acme paid?', options).chosen.frame?.measure, 'due');
  });

  it('keeps a side in a question that follows', () => {
    const previous: Question = { intent: 'ageing' };
    for (const text of ['and the paid ones?', 'und die bezahlten?', 'and those that are not overdue?'])
      assert.ok(
        read(text, previous).every(({ kind }) => kind !== 'question'),
        text,
      );
  });
});

describe('the built-in coach, asked for what it cannot leave out, compare or bound', () => {
  const asked = [
    'unbilled without Acme',
    'everything unbilled but Nordwind',
    'clients without open invoices',
    'hours last month excluding Checkout',
    'projects without a budget',
    'Umsatz ohne Acme',
    'Kunden ohne offene Rechnungen',
    'alles nicht abgerechnete bis auf Acme',
    'open invoices except Acme',
    'invoices over 1000 euros',
    'unbilled more than 10 hours',
    'Rechnungen über 1000 Euro',
    'open invoices under 500',
    'clients with at least 10 hours unbilled',
    'mehr als 10 Stunden nicht abgerechnet',
    'clients who do not owe me anything',
    'is Acme overdue more than 2 invoices',
    'open invoices than last month',
    "don't stop the timer",
    'do not start the timer on Checkout',
    'starte den Timer nicht',
    'stoppe den timer nicht',
  ];
  for (const text of asked)
    it(`answers nothing else: ${text}`, () => {
      assert.ok(!answersAtOnce(text), JSON.stringify(read(text)));
      const [part] = read(text);
      const choices = part?.kind === 'unclear' ? part.choices : [];
      assert.ok(!choices.some((choice) => /^(?:start|stop|log|buche)/i.test(choice)), String(choices));
    });
});

describe('the built-in coach, told a number with a sign', () => {
  const negative = [
    'log -2h on Checkout',
    'log −2 hours on Checkout yesterday',
    'log minus 2 hours on Checkout',
    'buche -1,5 Stunden auf Checkout',
    'buche minus 2 Stunden auf Checkout',
    'log -1:30 on Checkout',
    'record a payment of -500 EUR from Nordwind',
    'record a payment of −500 € for invoice 2026-0038',
    'erfasse eine Zahlung von -500 Euro von Nordwind',
    'record a payment of €-500 from Acme',
    'record a payment of 500- EUR from Acme',
    'record a payment of (500 €) from Acme',
  ];
  for (const text of negative)
    it(`never drops it: ${text}`, () => {
      const [part] = read(text);
      assert.ok(part?.kind === 'declined' && /\d/.test(part.words.join(' ')), JSON.stringify(part));
    });

  it('reads dashes that are none', () => {
    for (const text of ['hours 9-13 Nov', 'hours from 2026-11-02 to 2026-11-06', 'log 2h on Checkout'])
      assert.ok(answersAtOnce(text) || isFigure(text), text);
  });
});

describe('the built-in coach, asked about a month without a year', () => {
  it('asks where the month is nearer ahead than behind', () => {
    for (const [text, choice] of [
      ['revenue in December', 'revenue in December 2025?'],
      ['stunden im dezember', 'stunden im dezember 2025?'],
      ['hours in KW 50', 'hours in KW 50 2025?'],
    ] as const) {
      const [part] = read(text);
      assert.deepEqual(part?.kind === 'unclear' && part.choices, [choice]);
      assert.ok(isFigure(choice), choice);
    }
    assert.deepEqual(read('log 2h on Checkout on 3 December')[0], {
      kind: 'declined',
      topic: 'future',
      words: [],
    });
  });

  it('answers where it is over, or last year is said', () => {
    for (const text of ['revenue in October', 'hours in January', 'hours in December 2025'])
      assert.ok(answersAtOnce(text) || isFigure(text), text);
    const { frame } = readText('hours in December', { ...options, today: '2026-01-15' }).chosen;
    assert.equal(frame?.measure, 'hours');
  });
});
