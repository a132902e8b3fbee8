/**
 * The practice that the demo opens with, as data: clients, projects and seven weeks of entries up to yesterday.
 * Last week is full and not yet submitted; the two weeks before it are approved, by submitting them, and the oldest are
 * billed. All days are relative to `today`.
 */

export const demoOwner = {
  ownerName: 'Robin Hale',
  practiceName: 'Robin Hale',
  currency: 'EUR',
  countryCode: 'DE',
  language: 'en',
} as const;

export const demoOrganization = {
  name: 'Hale Software',
  addressLines: ['Lindenstraße 12', '20099 Hamburg'],
  countryCode: 'DE',
  vatId: 'DE123456788',
  email: 'robin@vireo.example',
  // The number that the standard itself gives as its example.
  iban: 'DE89370400440532013000',
  bic: 'COBADEFFXXX',
  currency: 'EUR',
  taxCategory: 'S',
  taxRate: '19',
  paymentTermDays: 14,
} as const;

export const demoClients = [
  {
    key: 'nordwind',
    name: 'Nordwind Handels GmbH',
    currency: 'EUR',
    addressLines: ['Speicherstraße 4', '20457 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE987654328',
    email: 'rechnung@nordwind.example',
    buyerReference: 'PO-2291',
  },
  {
    key: 'havn',
    name: 'Havn Analyse ApS',
    currency: 'DKK',
    addressLines: ['Kajgade 18', '8000 Aarhus C'],
    countryCode: 'DK',
    vatId: 'DK12345674',
    email: 'faktura@havn.example',
    // Within the EU and a business: the client owes the tax.
    taxCategory: 'AE',
    taxRate: '0',
  },
] as const;

export const demoProjects = [
  {
    key: 'orders',
    client: 'nordwind',
    name: 'Orders service',
    minor: 11_000,
    currency: 'EUR',
    budgetHours: 240,
    isWorkspace: true,
  },
  {
    key: 'portal',
    client: 'nordwind',
    name: 'Supplier portal',
    minor: 10_500,
    currency: 'EUR',
    // Nearly used: see `budgetHours`.
    budgetHours: undefined,
    isWorkspace: false,
  },
  {
    key: 'reports',
    client: 'havn',
    name: 'Reporting rework',
    minor: 82_000,
    currency: 'DKK',
    budgetHours: 60,
    isWorkspace: false,
  },
] as const;

export type DemoProjectKey = (typeof demoProjects)[number]['key'];

export interface DemoEntry {
  readonly project: DemoProjectKey;
  /** Wall-clock times where the demo is opened, without offset. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly note: string;
  readonly billable: boolean;
}

/** One working day: what was done from when to when. Days repeat with the weekday, notes and minutes go on through the weeks. */
const pattern: readonly (readonly (readonly [from: string, to: string, project: DemoProjectKey])[])[] = [
  [
    ['09:00', '12:15', 'orders'],
    ['13:00', '17:15', 'portal'],
  ],
  [
    ['08:45', '11:30', 'orders'],
    ['12:15', '15:00', 'reports'],
    ['15:15', '17:30', 'orders'],
  ],
  [
    ['09:10', '12:40', 'portal'],
    ['13:30', '17:50', 'orders'],
  ],
  [
    ['09:00', '10:30', 'reports'],
    ['10:45', '12:30', 'orders'],
    ['13:15', '17:00', 'orders'],
  ],
  [
    ['09:00', '12:00', 'orders'],
    ['12:45', '14:30', 'portal'],
    ['14:30', '15:30', 'orders'],
  ],
];

/**
 * By how many minutes every other piece of a project ends before the time of the pattern (or after it), week by week
 * from the oldest: no two weeks, and no two bills, are alike.
 */
const earlier: Readonly<Record<DemoProjectKey, readonly number[]>> = {
  orders: [10, -5, 15, 0, 20, -10, 5, 0],
  portal: [15, 0, 10, 0, 15, 10, 0, 5],
  reports: [0, 15, 5, 20, 10, 25, 30, 0],
};

const notes: Readonly<Record<DemoProjectKey, readonly string[]>> = {
  orders: [
    'Order search',
    'Import of articles',
    'Exports as files',
    'Customer login',
    'Front end: order list',
    'Carrier labels',
    'Container image',
    'Review with Jana',
    'Tests for orders',
  ],
  portal: ['Supplier onboarding', 'Price formula', 'Workshop with purchasing', 'Mapping of article numbers'],
  reports: ['Monthly figures', 'Query plan of the big report', 'Call with Havn', 'Chart of returns'],
};

/** Of a project without one: what its work has nearly used up, in steps of five hours. */
export function budgetHours(project: (typeof demoProjects)[number], today: string): number {
  if (project.budgetHours !== undefined) return project.budgetHours;
  const hours = demoEntries(today)
    .filter((entry) => entry.project === project.key)
    .reduce(
      (sum, { startedAt, endedAt }) => sum + (Date.parse(`${endedAt}Z`) - Date.parse(`${startedAt}Z`)),
      0,
    );
  return Math.ceil(((hours / 3_600_000) * nearlyUsed) / 5) * 5;
}

const nearlyUsed = 1.05;

const unbilled = ['Review with Jana'];
const dayMs = 86_400_000;

/** Monday of the ISO week that lies `weeksAgo` before that of `today`. */
export function weekStart(today: string, weeksAgo: number): string {
  const time = Date.parse(today);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return toDate(time - (sinceMonday + weeksAgo * 7) * dayMs);
}

export const demoWeeks = 7;

/** Every entry from `demoWeeks` weeks ago to yesterday, in order of time. */
export function demoEntries(today: string): readonly DemoEntry[] {
  const used: Record<DemoProjectKey, number> = { orders: 0, portal: 0, reports: 0 };
  return workingWeeks(today).flatMap((week, index) => {
    const thisWeek: Record<DemoProjectKey, number> = { orders: 0, portal: 0, reports: 0 };
    return week.map(({ date, piece: [from, to, project] }) => {
      const note = notes[project][used[project]++ % notes[project].length] ?? project;
      const minutes = thisWeek[project]++ % 2 === 0 ? (earlier[project][index] ?? 0) : 0;
      return {
        project,
        note,
        startedAt: `${date}T${from}`,
        endedAt: `${date}T${moveBack(to, minutes)}`,
        billable: !unbilled.includes(note),
      };
    });
  });
}

function workingWeeks(today: string) {
  const days = workingDays(today).map(({ date, weekday }) => ({ date, pieces: pattern[weekday] ?? [] }));
  const weeks = Map.groupBy(days, ({ date }) => weekStart(date, 0));
  return [...weeks.values()].map((week) =>
    week.flatMap(({ date, pieces }) => pieces.map((piece) => ({ date, piece }))),
  );
}

function moveBack(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute - minutes;
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function workingDays(today: string): { date: string; weekday: number }[] {
  const first = Date.parse(weekStart(today, demoWeeks));
  const days: { date: string; weekday: number }[] = [];
  for (let time = first; time < Date.parse(today); time += dayMs) {
    const weekday = (new Date(time).getUTCDay() + 6) % 7;
    if (weekday < pattern.length) days.push({ date: toDate(time), weekday });
  }
  return days;
}

function toDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
