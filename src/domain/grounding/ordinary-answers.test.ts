/** Answers as models write them, with proportions and advice, over one practice of three clients: right ones, and wrong ones. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FigureCheck } from './check-figures.ts';
import type { Language } from './words.ts';

const link = (kind: string, id: string) => ({ link: { kind, ids: [id] } });
const client = (name: string, seconds: number, amount: string) => ({
  name,
  seconds,
  unbilled: { amount, currency: 'EUR' },
  ...link('client', name),
});
const project = (name: string, seconds: number, budgetSeconds: number) => ({
  name,
  clientName: 'Acme Corp',
  seconds,
  budgetSeconds,
  ...link('project', name),
});
const outputs = [
  {
    clients: [
      client('Nordwind GmbH', 43_200, '4005.00'),
      client('Acme Corp', 86_400, '1250.00'),
      client('Lindqvist AB', 14_400, '810.00'),
    ],
    total: {
      seconds: 144_000,
      billableSeconds: 108_000,
      unbilled: { amount: '6065.00', currency: 'EUR' },
    },
  },
  { items: [project('Website', 54_000, 72_000), project('Shop Relaunch', 32_400, 64_000)] },
  {
    items: [
      {
        number: '2026-0038',
        clientName: 'Nordwind GmbH',
        dueDate: '2026-11-10',
        gross: { amount: '4670.63', currency: 'EUR' },
        daysLate: 4,
        ...link('invoice', '2026-0038'),
      },
    ],
  },
];

const right: readonly (readonly [Language, string])[] = [
  ['en', 'Website has used three quarters of its budget.'],
  ['en', 'Half of the budget of Shop Relaunch is used.'],
  ['en', 'You spent more than half of your time on Acme this month.'],
  ['en', 'Acme takes up most of your time: 24 hours, twice as many as Nordwind.'],
  [
    'en',
    'Nordwind accounts for about two thirds of the open amount, although it takes less than a third of your hours.',
  ],
  ['en', 'Nordwind is responsible for two-thirds of what is unbilled.'],
  ['en', 'Almost two thirds of the unbilled €6,065.00 is with Nordwind.'],
  ['en', 'Your most important client is Acme (24:00 h), followed by Nordwind with half of that.'],
  ['en', 'Nordwind took 12:00 h, half of what Acme took.'],
  ['en', 'Lindqvist took a third of the hours of Nordwind.'],
  ['en', 'Website and Shop Relaunch are both for Acme. Website took 15 hours.'],
  [
    'en',
    'Invoice 2026-0038 is four days late. It is worth €4,670.63. I would send a reminder first and, if nothing comes within a week, call them.',
  ],
  ['en', 'You have three clients. Two of them are fine; Nordwind is late.'],
  [
    'en',
    'Bill Nordwind first: they have €4,005.00 unbilled. Acme follows with €1,250.00. That leaves Lindqvist with €810.00.',
  ],
  ['en', 'Acme is fine.\nNordwind is not: €4,005.00 is unbilled.'],
  ['en', 'Half of the time, a friendly call is enough.'],
  ['en', 'It is a good idea to split the invoice into two parts and ask for half of the amount in advance.'],
  ['en', 'You may also ask for a third of the price up front.'],
  ['en', 'Large clients often pay twice as late as small ones.'],
  [
    'en',
    'Tax offices may ask for records of the last ten years, so store them safely for at least 10 years.',
  ],
  ['en', 'Send the invoice, wait for seven days, then remind them.'],
  ['en', 'More than half of the 40 hours went to Acme.'],
  ['en', 'Three quarters of the 40:00 h you tracked are billable.'],
  ['en', 'One in ten hours went to Lindqvist.'],
  ['en', 'Of the 40 hours, 30 hours were billable, which is three quarters of the total time.'],
  ['en', 'Acme Corp: 24:00 h, more than half of the total.'],
  [
    'en',
    '| Client | Hours |\n|---|---|\n| Acme | 24:00 |\n| Nordwind | 12:00 |\n\nAcme has twice as many hours as Nordwind.',
  ],
  ['en', 'You worked 40 hours. More than half of it was for Acme, about a third of it for Nordwind.'],
  ['de', 'Mehr als die Hälfte deiner Zeit ging an Acme.'],
  ['de', 'Für Acme hast du doppelt so lange gearbeitet wie für Nordwind.'],
  ['de', 'Acme hat 24:00 h, also doppelt so viel wie Nordwind.'],
  ['de', 'Rund zwei Drittel der offenen 6.065,00 € entfallen auf Nordwind.'],
  ['de', 'Nordwind macht zwei Drittel des offenen Betrags aus, aber weniger als ein Drittel der Zeit.'],
  ['de', 'Website hat drei Viertel seines Budgets verbraucht.'],
  ['de', 'Drei Viertel der erfassten Stunden sind abrechenbar.'],
  ['de', 'Bei Nordwind sind 4.005,00 € offen. Das sind zwei Drittel des gesamten Betrags.'],
  ['de', 'Acme ist dein größter Kunde. Mehr als die Hälfte der Stunden ging dorthin.'],
  ['de', 'Insgesamt sind 6.065,00 € offen. Davon entfallen 4.005,00 € auf Nordwind und 1.250,00 € auf Acme.'],
  ['de', 'Rechnungen musst du acht Jahre lang aufbewahren.'],
  ['de', 'Bewahre Belege 10 Jahre lang auf.'],
  ['de', 'Warte sieben Tage und schick dann eine Mahnung.'],
  ['de', 'Prüfe die Rechnungsnummern doppelt.'],
  ['de', 'Du könntest das Doppelte verlangen.'],
  ['de', 'Frag nach einem Drittel des Preises als Anzahlung.'],
  ['de', 'Auf Acme, deinen größten Kunden, entfallen 24 Stunden. Das ist doppelt so viel wie bei Nordwind.'],
  ['de', 'Nordwind brauchte 12 Stunden, die Hälfte der Zeit von Acme.'],
  ['de', 'Die Hälfte der Arbeit ist gutes Fragen.'],
  ['de', 'Lindqvist hat ein Drittel der Stunden von Nordwind.'],
  ['de', 'Ein Zehntel der Zeit floss in Lindqvist.'],
  ['de', 'Schreib beiden Kunden; die vier Zeilen dafür stehen unten.'],
  ['de', 'Acme ist im Plan.\nNordwind nicht: Dort sind 4.005,00 € offen.'],
  ['en', 'Acme has 24:00 h. Nordwind has 12:00 h, which is half of it.'],
  ['en', '- Acme: 24:00 h\n- Nordwind: 12:00 h, half of that\n'],
  ['en', 'Acme and Nordwind each have more than a quarter of the hours.'],
  ['en', 'Nordwind has the oldest invoice. Here are the rest:\n- Acme: €1,250.00\n- Lindqvist: €810.00'],
  ['de', 'Mehr als die Hälfte Ihrer Stunden ging an Acme.'],
  ['de', 'Nordwind zahlt spät. Insgesamt sind 6.065,00 € offen.'],
  ['en', 'Would you like me to bill half of it now?'],
  ['en', 'A good rule: bill half of your travel time.'],
  ['de', 'Soll ich die Hälfte davon jetzt abrechnen?'],
  ['de', 'Rechne die Hälfte der Fahrzeit ab.'],
  ['en', 'Half of Shop Relaunch is done; half of its budget is used.'],
  ['en', 'Acme is late. You should bill the €1,250.00 now.'],
];

const wrong: readonly (readonly [Language, string])[] = [
  ['en', 'Website has used half of its budget.'],
  ['en', 'Three quarters of the budget of Shop Relaunch is used.'],
  ['en', 'You spent more than half of your time on Nordwind this month.'],
  ['en', 'Acme owes twice what Nordwind owes.'],
  ['en', 'Nordwind accounts for a third of the open amount.'],
  ['en', 'Half of what is unbilled is with Nordwind.'],
  ['en', 'Almost two thirds of the unbilled €6,065.00 is with Acme.'],
  ['en', 'Your most important client is Acme (24:00 h), followed by Nordwind with a third of that.'],
  ['en', 'Nordwind took 12:00 h, a third of what Acme took.'],
  ['en', 'Acme took half of what Nordwind took.'],
  ['en', 'Lindqvist took half of the hours of Nordwind.'],
  ['en', 'More than half of the 40 hours went to Nordwind.'],
  ['en', 'Half of the 40:00 h you tracked are billable.'],
  ['en', 'One in four hours went to Lindqvist.'],
  ['en', 'Acme Corp: 24:00 h, less than half of the total hours.'],
  ['en', 'Acme and Nordwind together make up two thirds of the amount.'],
  ['en', 'You worked 40 hours. More than half of it was for Nordwind, about a third of it for Acme.'],
  ['en', 'Acme pays twice as late as Nordwind.'],
  ['en', 'Acme has twice the invoices of Nordwind.'],
  ['en', 'The hours: half of them went to Acme.'],
  ['en', 'You invoiced half of the amount.'],
  ['en', 'Acme is your largest client. Two thirds of the amount is theirs.'],
  ['en', 'The unbilled amount of Acme is twice that of Nordwind.'],
  ['en', "Acme's unbilled amount is double that of Nordwind."],
  ['en', 'Nordwind worked twice as long as Acme.'],
  ['en', "Half of the open amount is Acme's."],
  ['de', 'Mehr als die Hälfte deiner Zeit ging an Nordwind.'],
  ['de', 'Für Nordwind hast du doppelt so lange gearbeitet wie für Acme.'],
  ['de', 'Nordwind hat 12:00 h, also doppelt so viel wie Acme.'],
  ['de', 'Rund zwei Drittel der offenen 6.065,00 € entfallen auf Acme.'],
  ['de', 'Acme macht zwei Drittel des offenen Betrags aus, aber weniger als ein Drittel der Zeit.'],
  ['de', 'Website hat die Hälfte seines Budgets verbraucht.'],
  ['de', 'Die Hälfte der erfassten Stunden ist abrechenbar.'],
  ['de', 'Bei Acme sind 1.250,00 € offen. Das sind zwei Drittel des gesamten Betrags.'],
  ['de', 'Nordwind ist dein größter Kunde. Mehr als die Hälfte der Stunden ging dorthin.'],
  ['de', 'Lindqvist hat die Hälfte der Stunden von Nordwind.'],
  ['de', 'Acme brauchte die Hälfte der Zeit von Nordwind.'],
  ['de', 'Der offene Betrag von Acme ist doppelt so hoch wie der von Nordwind.'],
  ['de', 'Ein Drittel der Zeit floss in Lindqvist.'],
  ['en', 'Acme is late. You should bill the €4,005.00 now.'],
  ['en', '**Acme** is late.\nOutstanding: €4,005.00'],
  ['en', 'You billed half of your time to Lindqvist.'],
  ['de', 'Acme hat den doppelten Betrag von Nordwind.'],
  ['de', 'Über die Hälfte des Umsatzes kommt von Acme.'],
];

function marked(language: Language, answer: string): readonly string[] {
  const isLink = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && 'ids' in value;
  const check = new FigureCheck({ language, today: '2026-11-14', zone: 'Europe/Berlin', isLink });
  for (const output of outputs) check.know(output);
  return [...check.write(answer), ...check.end()]
    .filter(({ isFound }) => !isFound)
    .map(({ start, length }) => answer.slice(start, start + length));
}

describe('ordinary answers with proportions', () => {
  for (const [language, answer] of right)
    it(`are left alone: ${answer}`, () => {
      assert.deepEqual(marked(language, answer), []);
    });
  for (const [language, answer] of wrong)
    it(`are marked: ${answer}`, () => {
      assert.notDeepEqual(marked(language, answer), []);
    });
});
