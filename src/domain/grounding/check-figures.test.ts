import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createRandom } from '../testing/rate-timelines.ts';
import { type CheckedFigure, FigureCheck } from './check-figures.ts';
import type { Language } from './words.ts';

type Link = { readonly kind: string; readonly ids: readonly string[] };
const isLink = (value: unknown): value is Link =>
  typeof value === 'object' && value !== null && 'kind' in value && 'ids' in value;

const options = { isLink, today: '2026-11-14', zone: 'Europe/Berlin' };

function check(language: Language, outputs: readonly unknown[], answer: string) {
  const figures = new FigureCheck<Link>({ ...options, language });
  for (const output of outputs) figures.know(output);
  // Piece by piece, as a model writes.
  const pieces = answer.match(/[\s\S]{1,7}/g) ?? [];
  const marks = [...pieces.flatMap((piece) => figures.write(piece)), ...figures.end()];
  return marks.map((mark) => ({ ...mark, text: answer.slice(mark.start, mark.start + mark.length) }));
}

const unfound = (marks: readonly (CheckedFigure<Link> & { readonly text: string })[]) =>
  marks.filter(({ isFound }) => !isFound).map(({ text }) => text);

const clientLink: Link = { kind: 'client', ids: ['c1'] };
const entriesLink: Link = { kind: 'entries', ids: ['e1', 'e2'] };

const practice = {
  clients: [
    {
      name: 'Nordwind GmbH',
      link: clientLink,
      unbilled: { amount: '4005.00', currency: 'EUR' },
      approvedSeconds: 109_800,
      sharePercent: 62.46,
    },
  ],
  worked: { link: entriesLink, seconds: 103_140, entries: 11, from: '2026-11-02', to: '2026-11-13' },
  invoice: { number: '2026-0038', dueDate: '2026-11-30', gross: { amount: '4670.63', currency: 'EUR' } },
};

describe('the check of figures', () => {
  it('links each figure to the record on which its value stands', () => {
    const marks = check(
      'en',
      [practice],
      'Yes: 30:30 approved make €4,005.00 net. You worked 28:39 in 11 entries.',
    );

    assert.deepEqual(
      marks.map(({ text, link }) => [text, link?.kind]),
      [
        ['30:30', 'client'],
        ['€4,005.00', 'client'],
        ['28:39', 'entries'],
        ['11', 'entries'],
      ],
    );
  });

  for (const [language, answer] of [
    ['en', 'You have 30.5 hours, 30 h 30 min or 30:30, worth EUR 4,005 or 4005 euros, 62.5 % or 62%.'],
    ['en', 'From 2 Nov to November 13, 2026 (2026-11-13); invoice 2026-0038 is due on 30 November.'],
    ['de', 'Das sind 30,5 Stunden oder 30 Std. 30 Min., zusammen 4.005,00 € (62,5 % von allem).'],
    ['de', 'Vom 2.11. bis zum 13.11.2026; fällig am 30. November 2026: 4.670,63 €.'],
    ['de', 'Rechnung 2026-0038 über 4.670,63 EUR, siehe KW 47, Schritt 1 und 9:41 Uhr.'],
    [
      'en',
      '1. First\n2. Second\n\nSee `port 8080`, Q3 and v2.1:\n```\nconst x = 99;\n```\nRFC 9110, line 36.',
    ],
  ] as const) {
    it(`takes what is printed of the values: ${answer.slice(0, 40)}…`, () => {
      assert.deepEqual(unfound(check(language, [practice], answer)), []);
    });
  }

  for (const [language, answer, wrong] of [
    ['en', 'You have €4,006.00 unbilled.', '€4,006.00'],
    ['en', 'You have $4,005.00 unbilled.', '$4,005.00'],
    ['en', 'That took 30:31.', '30:31'],
    ['en', 'There are 12 entries.', '12'],
    ['en', 'It is due on 29 November.', '29 November'],
    ['de', 'Das sind 61,4 %.', '61,4 %'],
    ['de', 'Offen sind 4.670,36 €.', '4.670,36 €'],
    ['de', 'Fällig am 30.10.2026.', '30.10.2026'],
    ['de', 'Du hast 28,5 Stunden gearbeitet.', '28,5 Stunden'],
  ] as const) {
    it(`marks what no tool gave: ${wrong}`, () => {
      assert.deepEqual(unfound(check(language, [practice], answer)), [wrong]);
    });
  }

  it('marks all when no tool was asked', () => {
    assert.deepEqual(unfound(check('en', [], 'For 500 € at 10 % you get 50 €.')), ['500 €', '10 %', '50 €']);
  });

  it('waits for the end of a sentence', () => {
    const figures = new FigureCheck<Link>({ ...options, language: 'en' });

    const during = figures.write('You worked 28:3');
    const before = figures.write('9 in all');
    figures.know(practice);
    const after = figures.write('. Next');

    assert.deepEqual({ during, before }, { during: [], before: [] });
    assert.deepEqual(
      after.map(({ start, length, isFound }) => [start, length, isFound]),
      [[11, 5, true]],
    );
  });

  it('marks 200 of 200 planted wrong figures, and at most 2 of 200 right answers', () => {
    const random = createRandom(20_261_123);
    const answers = Array.from({ length: 200 }, () => writeAnswer(random));

    const missed = answers.filter(({ language, outputs, wrong, planted }) => {
      return !unfound(check(language, outputs, wrong)).some((text) => text.includes(planted));
    });
    const blamed = answers.filter(({ language, outputs, right }) => {
      return unfound(check(language, outputs, right)).length > 0;
    });

    assert.deepEqual(
      missed.map(({ wrong, planted }) => [planted, wrong]),
      [],
    );
    assert.ok(
      blamed.length <= 2,
      JSON.stringify(
        blamed.map(({ right }) => right),
        undefined,
        2,
      ),
    );
  });
});

/** An answer with figures of every kind as a model prints them, and the same with one of them wrong. */
function writeAnswer(random: () => number) {
  const below = (count: number): number => Math.floor(random() * count);
  const language: Language = below(2) === 0 ? 'en' : 'de';
  const locale = language === 'en' ? (['en-US', 'en-GB'][below(2)] ?? 'en-GB') : 'de-DE';
  const values = {
    minor: 1_000 + below(5_000_000),
    seconds: 60 * (30 + below(9_000)),
    percentTimesTen: 5 + below(980),
    count: 3 + below(60),
    day: Date.UTC(2026, below(12), 1 + below(28)),
  };
  const outputs = [
    {
      total: { amount: (values.minor / 100).toFixed(2), currency: 'EUR', link: clientLink },
      workedSeconds: values.seconds,
      sharePercent: values.percentTimesTen / 10,
      entries: values.count,
      dueDate: new Date(values.day).toISOString().slice(0, 10),
    },
  ];
  const print = {
    minor: (value: number) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(value / 100),
    seconds: (value: number) => printLength(value, language, below(3)),
    percentTimesTen: (value: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 1000),
    count: (value: number) => new Intl.NumberFormat(locale).format(value),
    day: (value: number) =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: (['medium', 'long'] as const)[below(2)] ?? 'long',
        timeZone: 'UTC',
      }).format(value),
  };
  const kinds = ['minor', 'seconds', 'percentTimesTen', 'count', 'day'] as const;
  const kind = kinds[below(kinds.length)] ?? 'minor';
  const printed = (value: typeof values): Record<(typeof kinds)[number], string> => ({
    minor: print.minor(value.minor),
    seconds: print.seconds(value.seconds),
    percentTimesTen: print.percentTimesTen(value.percentTimesTen),
    count: print.count(value.count),
    day: print.day(value.day),
  });
  const say = (texts: Record<(typeof kinds)[number], string>): string =>
    language === 'en'
      ? `You worked **${texts.seconds}** in ${texts.count} entries. That is worth ${texts.minor}, ${texts.percentTimesTen} of the budget, and it is due on ${texts.day}.`
      : `Du hast **${texts.seconds}** in ${texts.count} Einträgen gearbeitet. Das sind ${texts.minor}, ${texts.percentTimesTen} des Budgets, fällig am ${texts.day}.`;
  const right = printed(values);
  const step = {
    minor: 1 + below(500),
    seconds: 3_600 * (1 + below(5)),
    percentTimesTen: 7 + below(90),
    count: 61 + below(9),
    day: 86_400_000 * (1 + below(9)),
  };
  const wrongTexts = { ...right, [kind]: print[kind](values[kind] + step[kind]) };
  return {
    language,
    outputs,
    right: say(right),
    wrong: say(wrongTexts),
    planted: wrongTexts[kind].slice(0, 4),
  };
}

function printLength(seconds: number, language: Language, form: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (form === 0) return `${hours}:${String(minutes).padStart(2, '0')}`;
  if (form === 1) return language === 'en' ? `${hours} h ${minutes} min` : `${hours} Std. ${minutes} Min.`;
  const decimal = (seconds / 3_600).toFixed(2);
  return language === 'en' ? `${decimal} hours` : `${decimal.replace('.', ',')} Stunden`;
}
