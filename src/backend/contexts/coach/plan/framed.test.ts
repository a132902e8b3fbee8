import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { context as options, readFixture } from '../../../testing/coach/frame-lines.ts';
import { figureOf, isReadAs, lineOf, readText } from '../../../testing/coach/read-as.ts';
import { intents, type Question } from '../read/topics/question.ts';

const phrased = z
  .array(z.object({ text: z.string(), intent: z.string(), slots: z.record(z.string(), z.string()) }))
  .parse(readFixture('framed.json'));

function slotsOf({ period, project, client, invoice, severity, act }: Question): Record<string, string> {
  const spans = { period };
  const said = { project: project?.id, client: client?.id, invoice, severity, ...act };
  return {
    ...Object.fromEntries(
      Object.entries(spans).flatMap(([name, span]) => (span ? [[name, `${span.from}/${span.to}`]] : [])),
    ),
    ...Object.fromEntries(
      Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ),
  };
}

/** What has an answer of its own, with its slots. */
function read(text: string): unknown {
  const { parts } = readText(text, options);
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'question'
    ? { intent: part.question.intent, slots: slotsOf(part.question) }
    : parts;
}

const answerOf = (text: string): string => lineOf(readText(text, options));

const isAnswered = (text: string): boolean => answerOf(text) !== '';

/** Questions of conditions that frames came to have: what each is read as, which its answer says. */
const held = z.record(z.string(), z.string()).parse(readFixture('held-conditions.json'));
const heldOf = (texts: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(texts.flatMap((text) => (held[text] === undefined ? [] : [[text, held[text]]])));

const answersOf = (texts: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(texts.filter(isAnswered).map((text) => [text, answerOf(text)]));

describe('the frames of the built-in coach', () => {
  const byIntent = Map.groupBy(phrased, ({ intent }) => intent);

  for (const [intent, phrasings] of byIntent) {
    if (figureOf(intent) !== undefined) continue;
    it(`understand ${intent} in English and German`, () => {
      for (const { text, slots } of phrasings) {
        assert.deepEqual(read(text), { intent, slots }, text);
      }
      assert.ok(phrasings.length >= 6);
    });
  }

  it('understand what others wrote without sight of them, to the slot', () => {
    const blind = z
      .array(z.object({ text: z.string(), intent: z.string(), slots: z.record(z.string(), z.string()) }))
      .parse(readFixture('blind.json'));

    for (const line of blind.filter(({ intent }) => figureOf(intent) === undefined)) {
      const { text, intent, slots } = line;
      assert.deepEqual(read(text), { intent, slots }, text);
    }
    assert.ok(blind.filter((line) => isReadAs(readText(line.text, options), line)).length >= 325);
  });

  it('ask or decline what is bounded by what no record tells', () => {
    const asked = ['conditions.json', 'third-declined.json'].flatMap((name) =>
      z.array(z.string()).parse(readFixture(name)),
    );

    assert.deepEqual(answersOf(asked), heldOf(asked));
  });

  it('ask or decline what others bounded by a name, a time of day or anything else', () => {
    const asked = z.array(z.string()).parse(readFixture('blind-declined.json'));

    assert.deepEqual(answersOf(asked), heldOf(asked));
  });

  it('never drop a name, a place, a time of day or an exception that is said behind a question they know', function bound() {
    this.timeout(600_000);
    const blind = z
      .array(z.object({ text: z.string(), intent: z.string() }))
      .parse(readFixture('blind.json'))
      .filter(({ intent }) => !/^(?:how|act)-/.test(intent) && intent !== 'timer');
    const bounds = [
      'with Anna',
      'in Berlin',
      'over 500 euros',
      'before noon',
      'excluding meetings',
      'for Contoso',
    ];
    const german = [
      'mit dem Team',
      'nach 18 Uhr',
      'ohne Besprechungen',
      'per Überweisung',
      'nur montags',
      'in bar',
    ];
    // Three of them each: all together take a minute and find no more.
    const answered = blind.flatMap(({ text }, index) =>
      [...bounds, ...german]
        .filter((_, at) => at % 4 === index % 4)
        .map((bound) => [text, `${text.replace(/[?.!]\s*$/, '')} ${bound}`] as const)
        // An answer that is the same without it has dropped it.
        .filter(([plain, said]) => isAnswered(said) && answerOf(said) === answerOf(plain))
        .map(([, said]) => said),
    );

    assert.deepEqual(answered, []);
  });

  it('know at least 25 kinds of their own, beside how-to and what changes something', () => {
    assert.ok(intents.filter((intent) => !/^(?:how|act)-/.test(intent)).length >= 25);
  });

  it('ask or decline where a word is beside what they know', () => {
    const asked = [
      'How much did Nordwind pay me in cash?',
      'How much did Nordwind pay for the Checkout project?',
      'payments over 500 euros in October',
      'invoices above 1000 €',
      'How much VAT at 7 % in October?',
      'VAT paid in October',
      'hours with the tag urgent last week',
      'Stunden mit Tag dringend letzte Woche',
      'hours in the morning last week',
      'hours after 18:00 last week',
      'What did Anna earn last month?',
      'average invoice amount',
      'gross revenue in October',
      'Was ist mein Gewinn dieses Jahr?',
      'unbilled hours older than 30 days',
      'How much will I earn next month?',
      'How many hours will I work next week?',
      'shortest day this month',
      'Wie viele Stunden arbeite ich montags?',
      'hours on Mondays this month',
      'overtime of Peter',
      'How many critical findings were fixed last week?',
      'refunds in October',
      'time between 9 and 12 yesterday',
      'How many holidays did I take this year?',
      'Wie viel Urlaub habe ich genommen?',
      'hours on the weekend except Sunday',
      'average hours per day this month without weekends',
      'overtime of Peter this month',
      'How much did Nordwind pay me before October?',
      'longest day except Fridays',
      'VAT in October for Austria',
      'hours by day this week over 8 hours',
      'log 2 hours on Gartenhaus',
      'Überstunden von Anna diesen Monat',
      'Umsatz pro Monat ohne Acme',
      'Wie viel hat Nordwind in bar bezahlt?',
      'Did I submit the timesheet of Anna?',
      'entries of yesterday tagged urgent',
      'Einträge von gestern nach 17 Uhr',
      'What is due after 30 November?',
      'record a payment of 1.200 or 1.300 € for invoice 2026-0038',
      'Buche 2 Stunden auf Checkout oder Mobile app',
      'hours until the end of the month',
      'schwere Befunde in Checkout',
      'last three invoices',
      'Ausgaben im Oktober',
      'which weekday do I work the most',
    ];

    assert.deepEqual(answersOf(asked), heldOf(asked));
  });

  it('take "and last month?" and "and for Acme?" after what has such a slot', () => {
    const followed: readonly (readonly [Question, string, Partial<Record<string, string>> | undefined])[] = [
      [
        { intent: 'overtime', period: { from: '2026-11-01', to: '2026-11-30' } },
        'and last month?',
        { intent: 'overtime', period: '2026-10-01/2026-10-31' },
      ],
      [{ intent: 'effective-rate' }, 'und für Acme?', { intent: 'effective-rate', client: 'c-acme' }],
      [{ intent: 'timer' }, 'and last month?', undefined],
    ];
    for (const [previous, text, wanted] of followed) {
      const [part] = readText(text, { ...options, previous }).parts;
      const got =
        part?.kind === 'question' ? { intent: part.question.intent, ...slotsOf(part.question) } : undefined;
      assert.deepEqual(got, wanted, text);
    }
  });
});
