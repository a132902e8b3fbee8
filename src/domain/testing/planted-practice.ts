/** A random practice, as the tools of the catalogue would give it, for figures that are planted. */
import type { Language } from '../grounding/words.ts';
import { addDays, isoWeekOf } from '../zones.ts';

type Below = (count: number) => number;

export interface Client {
  readonly name: string;
  readonly seconds: number;
  readonly shareTimesTen: number;
  readonly entries: number;
  readonly openMinor: number;
  readonly yearMinor: number;
  readonly roundHours: number;
  readonly roundHundreds: number;
}
export interface Invoice {
  readonly number: string;
  readonly client: string;
  readonly grossMinor: number;
  readonly issueDate: string;
  readonly dueDate: string;
}
export interface Practice {
  readonly clients: readonly Client[];
  readonly invoices: readonly Invoice[];
  readonly outputs: readonly { readonly output: unknown; readonly input?: unknown }[];
  readonly lastWorks: readonly { readonly name: string; readonly workedOn: string }[];
  readonly minors: readonly number[];
  readonly seconds: readonly number[];
  readonly shares: readonly number[];
  readonly counts: readonly number[];
  readonly days: ReadonlySet<string>;
  /** That no tool gave, not by day and month either. */
  freeDay(below: Below): string;
  twoClients(below: Below): readonly [Client, Client];
  relative(language: Language, today: string): ReadonlyMap<string, readonly string[]>;
}

const names = [
  'Nordwind GmbH',
  'Südlicht AG',
  'Blue Harbor Ltd',
  'Acme Corporation',
  'Praxis Dr. Weber',
  'Kleine Werft',
];
const shownAs: Readonly<Record<string, string>> = {
  'Nordwind GmbH': 'Nordwind',
  'Blue Harbor Ltd': 'Blue Harbor',
  'Südlicht AG': 'Südlicht',
};
const today = '2026-11-28';
const eur = (minor: number) => ({ amount: (minor / 100).toFixed(2), currency: 'EUR' });
const linkTo = (kind: string, id: string) => ({ kind, ids: [id] });

type FullClient = Client & { readonly id: string; readonly full: string };
type FullInvoice = Invoice & { readonly clientId: string; readonly fullClient: string };
type LastWork = { readonly name: string; readonly clientName: string; readonly workedOn: string };

function drawClients(below: Below): readonly FullClient[] {
  const chosen = names.slice(below(3)).slice(0, 4);
  return chosen.map((full, index) => ({
    id: `c${index}`,
    full,
    name: below(2) === 0 ? (shownAs[full] ?? full) : full,
    seconds: 60 * (200 + index * 2_500 + below(2_000)),
    shareTimesTen: 31 + index * 210 + below(190),
    entries: 71 + index * 61 + below(40),
    openMinor: 100_000 + index * 900_000 + below(800_000),
    yearMinor: 1_000_000 + index * 2_500_000 + below(2_000_000),
    roundHours: 95 + index * 5 + below(5),
    roundHundreds: 12 + index * 7 + below(6),
  }));
}

function drawInvoices(clients: readonly FullClient[], below: Below): readonly FullInvoice[] {
  const prefix = ['', 'RE-', 'R'][below(3)] ?? '';
  return clients.flatMap((client, index) =>
    [0, 1].map((each) => {
      const issueDate = addDays('2026-07-01', below(60));
      return {
        number: `${prefix}2026-${String(11 + index * 2 + each).padStart(4, '0')}`,
        client: client.name,
        fullClient: client.full,
        clientId: client.id,
        grossMinor: 50_000 + below(3_000_000),
        issueDate,
        dueDate: addDays(issueDate, 14 + below(17)),
      };
    }),
  );
}

const totalSeconds = (clients: readonly FullClient[]) =>
  clients.reduce((sum, { seconds }) => sum + seconds, 0);

function sumHours(clients: readonly FullClient[]) {
  return {
    from: '2026-11-01',
    to: '2026-11-30',
    by: 'client',
    total: { seconds: totalSeconds(clients), link: linkTo('entries', 'e1') },
    items: clients.map(({ id, full: name, seconds, shareTimesTen, entries }) => ({
      key: id,
      name,
      seconds,
      sharePercent: (shareTimesTen / 10).toFixed(1),
      entries,
      link: linkTo('client', id),
    })),
    cut: false,
  };
}

function listInvoices(invoices: readonly FullInvoice[]) {
  return {
    items: invoices.map(({ number, fullClient, clientId, grossMinor, issueDate, dueDate }) => ({
      id: `i-${number}`,
      number,
      clientId,
      clientName: fullClient,
      issueDate,
      dueDate,
      gross: eur(grossMinor),
      link: linkTo('invoice', `i-${number}`),
    })),
    cut: false,
  };
}

function listOwed(clients: readonly FullClient[]) {
  return {
    items: clients.map(({ id, full: clientName, openMinor, yearMinor, roundHours, roundHundreds }) => ({
      clientId: id,
      clientName,
      open: eur(openMinor),
      year: eur(yearMinor),
      retainerSeconds: roundHours * 3600,
      budget: eur(roundHundreds * 10_000),
    })),
  };
}

function daysOf(invoices: readonly FullInvoice[], lastWorks: readonly LastWork[]): ReadonlySet<string> {
  return new Set([
    '2026-11-01',
    '2026-11-30',
    ...invoices.flatMap(({ issueDate, dueDate }) => [issueDate, dueDate]),
    ...lastWorks.map(({ workedOn }) => workedOn),
  ]);
}

const swapped = (day: string) => `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`;

export function writePractice(below: Below): Practice {
  const clients = drawClients(below);
  const invoices = drawInvoices(clients, below);
  const lastWorks = clients.map(({ name, full }, index) => ({
    name,
    clientName: full,
    workedOn: addDays(today, -1 - index * 2),
  }));
  const last = lastWorks.map(({ clientName, workedOn }) => ({ clientName, date: workedOn, note: 'Review' }));
  const days = daysOf(invoices, lastWorks);
  const outputs = [sumHours(clients), listInvoices(invoices), listOwed(clients), { items: last }];
  return {
    clients,
    invoices,
    lastWorks,
    days,
    outputs: outputs.map((output) => ({ output })),
    minors: [
      ...clients.flatMap((each) => [each.openMinor, each.yearMinor, each.roundHundreds * 10_000]),
      ...invoices.map(({ grossMinor }) => grossMinor),
    ],
    seconds: [
      totalSeconds(clients),
      ...clients.flatMap(({ seconds, roundHours }) => [seconds, roundHours * 3600]),
    ],
    shares: clients.map(({ shareTimesTen }) => shareTimesTen),
    counts: [4, 8, ...clients.map(({ entries }) => entries)],
    freeDay(draw) {
      for (;;) {
        const day = addDays('2026-05-01', draw(150));
        if (!days.has(day) && !days.has(swapped(day))) return day;
      }
    },
    twoClients(draw) {
      const [one, ...rest] = clients.slice(draw(2));
      const two = rest[draw(rest.length)];
      if (one === undefined || two === undefined) throw new RangeError('too few clients');
      return [one, two];
    },
    relative: relativeWords,
  };
}

const weekdays = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
} as const;

/** Written a second time, by the days themselves. */
function relativeWords(language: Language, from: string): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, readonly string[]>();
  for (let back = 1; back <= 7; back += 1) {
    const day = addDays(from, -back);
    const monday = isoWeekOf(day).start;
    const index = Math.round((Date.parse(day) - Date.parse(monday)) / 86_400_000);
    const name = weekdays[language][index] ?? '';
    const near = { en: ['yesterday', 'the day before yesterday'], de: ['gestern', 'vorgestern'] }[language];
    const ago =
      language === 'de'
        ? [`vor ${back} Tagen`, `vor ${readInWords(back, 'de')} Tagen`, `am letzten ${name}`]
        : [`${back} days ago`, `${readInWords(back, 'en')} days ago`, `last ${name}`];
    words.set(day, [...near.slice(back - 1, back), ...(back === 1 ? [] : ago)]);
  }
  return words;
}

const small = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ),
  de: 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  ),
};
const tens = {
  en: 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' '),
  de: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' '),
};

/** 2 to 199. */
export function readInWords(value: number, language: Language): string {
  if (value < 20) return small[language][value] ?? '';
  if (value < 100) return tensInWords(value, language);
  const rest = value === 100 ? '' : readInWords(value - 100, language);
  const join = rest === '' ? '' : ' and ';
  return language === 'de' ? `hundert${rest}` : `one hundred${join}${rest}`;
}

function tensInWords(value: number, language: Language): string {
  const ten = tens[language][Math.floor(value / 10) - 2] ?? '';
  if (value % 10 === 0) return ten;
  const unit = small[language][value % 10] ?? '';
  return language === 'de' ? `${unit}und${ten}` : `${ten}-${unit}`;
}
