import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { isOfLine, readAs } from '../../../../testing/coach/read-as.ts';
import { type InterpretOptions, interpret } from './interpret.ts';
import { offeredIntents, sayPlainly } from './learned/choices.ts';
import { createNameIndex, type NamedRecord } from './names.ts';
import { intents, type Part, type Question } from './question.ts';
import { isCommonWord } from './vocabulary.ts';

const fixtures = new URL('../../../../../../test/fixtures/coach/', import.meta.url);
const readFixture = (name: string): unknown => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'));

const named = z.object({ id: z.string(), name: z.string() });
const practice = z
  .object({ clients: z.array(named), projects: z.array(named.extend({ clientId: z.string() })) })
  .parse(readFixture('practice.json'));
const phrased = z
  .array(z.object({ text: z.string(), intent: z.string(), slots: z.record(z.string(), z.string()) }))
  .parse(readFixture('framed.json'));
const records: NamedRecord[] = [
  ...practice.clients.map((client) => ({ kind: 'client' as const, ...client })),
  ...practice.projects.map((project) => ({
    kind: 'project' as const,
    ...project,
    clientName: practice.clients.find(({ id }) => id === project.clientId)?.name ?? '',
  })),
];
/** A Friday. */
const options: InterpretOptions = {
  names: createNameIndex(records, isCommonWord),
  today: '2026-11-20',
  language: 'en',
};

function slotsOf({
  period,
  other,
  project,
  client,
  invoice,
  severity,
  act,
}: Question): Record<string, string> {
  const spans = { period, other };
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

function read(text: string): unknown {
  const parts: readonly Part[] = interpret(text, options).parts;
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'question'
    ? { intent: part.question.intent, slots: slotsOf(part.question) }
    : parts;
}

const intentsOf = (text: string | undefined): readonly string[] =>
  text === undefined
    ? []
    : interpret(text, options).parts.flatMap((part) =>
        part.kind === 'question' ? part.question.intent : [],
      );

/** Grouped hours are one intent each in the bank; what one client owes is what is open of it. */
function isSaidLike({ intent, client, group }: Question, wanted: string): boolean {
  if (wanted === 'hours-by-project') return intent === 'hours-project' && group === 'project';
  if (wanted === 'hours-by-client') return intent === 'hours-client' && group === 'client';
  if (wanted === 'who-owes' && client !== undefined) return intent === 'open-invoices';
  const hours = ['hours-period', 'hours-project', 'hours-client'];
  return intent === wanted || (hours.includes(wanted) && hours.includes(intent) && group === undefined);
}

describe('the frames of the built-in coach', () => {
  const byIntent = Map.groupBy(phrased, ({ intent }) => intent);

  for (const [intent, phrasings] of byIntent) {
    it(`understand ${intent} in English and German`, () => {
      for (const { text, slots } of phrasings) {
        assert.deepEqual(read(text), { intent, slots }, text);
      }
      assert.ok(phrasings.length >= 6);
    });
  }

  it('understand questions that were written without a look at their words', () => {
    const everyday = z
      .array(z.object({ text: z.string(), intent: z.string() }))
      .parse(readFixture('everyday.json'));
    const wrong = everyday.filter((line) => {
      const { parts, frame } = readAs(line.text, options);
      const [part, ...more] = parts;
      const isRead = more.length === 0 && part?.kind === 'question' && part.question.intent === line.intent;
      return !isRead && !isOfLine(frame, line, options.today);
    });

    assert.deepEqual(wrong, []);
    assert.ok(everyday.length >= 250);
  });

  it('understand what others wrote without sight of them, to the slot', () => {
    const blind = z
      .array(z.object({ text: z.string(), intent: z.string(), slots: z.record(z.string(), z.string()) }))
      .parse(readFixture('blind.json'));

    for (const line of blind) {
      const { text, intent, slots } = line;
      if (isOfLine(readAs(text, options).frame, line, options.today)) continue;
      assert.deepEqual(read(text), { intent, slots }, text);
    }
    assert.ok(blind.length >= 330);
  });

  it('understand at least 70 % of a tenth of the collected phrasings that nothing was learned from', () => {
    const heldOut = (['en', 'de'] as const).flatMap((language) =>
      z
        .array(z.object({ text: z.string(), intent: z.string() }))
        .parse(readFixture(`bank.${language}.json`))
        .filter((_, index) => index % 10 === 0),
    );
    const right = heldOut.filter(({ text, intent }) => {
      const [part, ...more] = interpret(text, options).parts;
      return part?.kind === 'question' && more.length === 0 && isSaidLike(part.question, intent);
    });

    assert.ok(heldOut.length >= 300);
    assert.ok(right.length >= 0.7 * heldOut.length, `${right.length} of ${heldOut.length}`);
  });

  it('ask or decline what is bounded by what no record tells', () => {
    const answered = ['conditions.json', 'third-declined.json']
      .flatMap((name) => z.array(z.string()).parse(readFixture(name)))
      .filter((text) => interpret(text, options).parts.some((part) => part.kind === 'question'));

    assert.deepEqual(answered, []);
  });

  it('offer German questions that end in their verb, whose they are and when before it', () => {
    const slots = { name: 'Nordwind GmbH', period: 'letzte Woche' };
    const said = offeredIntents.map((intent) => sayPlainly(intent, 'de', slots) ?? '');

    assert.ok(said.includes('Welche Zahlungen habe ich für Nordwind GmbH letzte Woche bekommen?'));
    assert.deepEqual(
      said.filter((text) =>
        /(bekommen|gearbeitet|gestellt|abgerechnet|fällig|offen) (für|letzte)/.test(text),
      ),
      [],
    );
    const unread = offeredIntents.filter((intent) => {
      const text = sayPlainly(intent, 'de', { period: 'letzte Woche' });
      return text !== undefined && /letzte Woche \S/.test(text) && !intentsOf(text).includes(intent);
    });
    assert.deepEqual(unread, []);
  });

  it('offer questions that they read themselves where they are not sure', () => {
    const { parts } = interpret('Which bookings have a rate of nothing?', options);
    const offered = offeredIntents.flatMap((intent) =>
      (['en', 'de'] as const).flatMap((language) => {
        const period = language === 'de' ? 'letzte Woche' : 'last week';
        const said = [
          {},
          { period },
          { name: 'Checkout' },
          { name: 'Nordwind GmbH' },
          { name: 'Checkout', period },
        ];
        return [said.some((slots) => intentsOf(sayPlainly(intent, language, slots)).includes(intent))];
      }),
    );

    assert.ok(offered.every(Boolean));
    assert.deepEqual(parts[0]?.kind, 'unclear');
    for (const choice of parts[0]?.kind === 'unclear' ? parts[0].choices : []) {
      assert.ok(intentsOf(choice).length === 1, choice);
    }
  });

  it('ask or decline what others bounded by a name, a time of day or anything else', () => {
    const answered = z
      .array(z.string())
      .parse(readFixture('blind-declined.json'))
      .filter((text) => interpret(text, options).parts.some((part) => part.kind === 'question'));

    assert.deepEqual(answered, []);
  });

  it('never drop a name, a place, a time of day or an exception that is said behind a question they know', function bound() {
    this.timeout(300_000);
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
        .map((bound) => `${text.replace(/[?.!]\s*$/, '')} ${bound}`)
        .filter((said) => interpret(said, options).parts.some(({ kind }) => kind === 'question')),
    );

    assert.deepEqual(answered, []);
  });

  it('know at least 60 intents beside how-to and what changes something, and 90 in all', () => {
    assert.ok(intents.filter((intent) => !/^(?:how|act)-/.test(intent)).length >= 60);
    assert.ok(intents.length >= 90);
  });

  it('ask or decline where a word is beside what they know', () => {
    const answered = [
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
      'send invoice 2026-0038 to Acme',
      'which weekday do I work the most',
    ].filter((text) => interpret(text, options).parts.some((part) => part.kind === 'question'));

    assert.deepEqual(answered, []);
  });

  it('take "and last month?", "and for Acme?" and "by client" after any question that has such a slot', () => {
    const followed: readonly (readonly [Question, string, Partial<Record<string, string>> | undefined])[] = [
      [
        { intent: 'received', period: { from: '2026-11-01', to: '2026-11-30' } },
        'and last month?',
        { intent: 'received', period: '2026-10-01/2026-10-31' },
      ],
      [{ intent: 'billable-share' }, 'und für Acme?', { intent: 'billable-share', client: 'c-acme' }],
      [
        { intent: 'hours-period', period: { from: '2026-10-01', to: '2026-10-31' } },
        'by client',
        { intent: 'hours-client', period: '2026-10-01/2026-10-31' },
      ],
      [
        { intent: 'hours-period', period: { from: '2026-10-01', to: '2026-10-31' } },
        'und pro Woche?',
        { intent: 'hours-by-week', period: '2026-10-01/2026-10-31' },
      ],
      [{ intent: 'unbilled' }, 'nach Projekt', { intent: 'unbilled-by-project' }],
      [
        { intent: 'hours-period', period: { from: '2026-11-01', to: '2026-11-30' } },
        'compared to last month?',
        { intent: 'compare-hours', period: '2026-11-01/2026-11-30', other: '2026-10-01/2026-10-31' },
      ],
      [{ intent: 'who-owes' }, 'and last month?', undefined],
    ];
    for (const [previous, text, wanted] of followed) {
      const [part] = interpret(text, { ...options, previous }).parts;
      const got =
        part?.kind === 'question' ? { intent: part.question.intent, ...slotsOf(part.question) } : undefined;
      assert.deepEqual(got, wanted, text);
    }
  });
});
