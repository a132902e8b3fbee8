/** What a chip of a reading says, English and German: nouns and short phrases, as the answer above it says them in full. */
import type { Filter, Group, Measure, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { SlotKind } from '../../../../../domain/query/slots/slots.ts';
import type { Language } from '../../words/vocabulary.ts';

export type Words = readonly [english: string, german: string];

export const pick = (language: Language, [english, german]: Words): string =>
  language === 'de' ? german : english;

export const slotNames: Readonly<Record<Exclude<SlotKind, 'filter'>, Words>> = {
  measure: ['Measure', 'Messwert'],
  statistic: ['Statistic', 'Auswertung'],
  own: ['Whose', 'Wessen'],
  period: ['Period', 'Zeitraum'],
  group: ['Grouping', 'Gruppierung'],
  having: ['Bound', 'Grenze'],
  order: ['Order', 'Reihenfolge'],
  comparison: ['Comparison', 'Vergleich'],
  asks: ['Question', 'Frage'],
};

const condition: Words = ['Condition', 'Bedingung'];

const filterNames: Readonly<Partial<Record<Filter['field'], Words>>> = {
  client: ['Client', 'Kunde'],
  project: ['Project', 'Projekt'],
  task: ['Task', 'Aufgabe'],
  person: ['Person', 'Person'],
  tag: ['Tag', 'Schlagwort'],
  text: ['Note', 'Notiz'],
  sheet: ['Timesheet', 'Stundenzettel'],
  invoice: ['State', 'Status'],
  number: ['Invoice', 'Rechnung'],
  currency: ['Currency', 'Währung'],
  due: ['Due', 'Fälligkeit'],
  within: ['Days', 'Tage'],
  weekday: ['Days', 'Tage'],
  length: ['Duration', 'Dauer'],
  amount: ['Amount', 'Betrag'],
};

export const nameOfFilter = ({ field }: Filter): Words => filterNames[field] ?? condition;

export const measureWords: Readonly<Record<Measure, Words>> = {
  hours: ['Hours', 'Stunden'],
  value: ['Value of time', 'Wert der Zeit'],
  entries: ['Number of entries', 'Anzahl Einträge'],
  days: ['Days with time', 'Tage mit Zeit'],
  unbilled: ['Unbilled time', 'Nicht abgerechnete Zeit'],
  invoiced: ['Revenue', 'Umsatz'],
  gross: ['Revenue with VAT', 'Umsatz mit Umsatzsteuer'],
  vat: ['VAT', 'Umsatzsteuer'],
  due: ['Open amount', 'Offener Betrag'],
  invoices: ['Invoices', 'Rechnungen'],
  received: ['Payments received', 'Zahlungseingang'],
  payments: ['Number of payments', 'Anzahl Zahlungen'],
  daysToPay: ['Days to pay', 'Tage bis zur Zahlung'],
  rate: ['Hourly rate', 'Stundensatz'],
  budget: ['Budget', 'Budget'],
  budgetUsed: ['Budget used', 'Verbrauchtes Budget'],
  budgetLeft: ['Budget left', 'Restliches Budget'],
  projects: ['Projects', 'Projekte'],
  clients: ['Clients', 'Kunden'],
};

export const groupWords: Readonly<Record<Group, Words>> = {
  day: ['By day', 'Nach Tag'],
  week: ['By week', 'Nach Woche'],
  month: ['By month', 'Nach Monat'],
  quarter: ['By quarter', 'Nach Quartal'],
  year: ['By year', 'Nach Jahr'],
  weekday: ['By day of the week', 'Nach Wochentag'],
  project: ['By project', 'Nach Projekt'],
  client: ['By client', 'Nach Kunde'],
  task: ['By task', 'Nach Aufgabe'],
  person: ['By person', 'Nach Person'],
  tag: ['By tag', 'Nach Schlagwort'],
  note: ['By note', 'Nach Notiz'],
};

type Statistics = Readonly<Record<Exclude<QueryFrame['statistic'], 'total'>, Words>>;

export const statisticWords: Readonly<Record<QueryFrame['per'], Statistics>> = {
  record: {
    average: ['Average', 'Durchschnitt'],
    largest: ['Largest', 'Größter Wert'],
    smallest: ['Smallest', 'Kleinster Wert'],
    first: ['Earliest', 'Frühester Wert'],
    last: ['Latest', 'Letzter Wert'],
  },
  day: {
    average: ['Average per day', 'Durchschnitt pro Tag'],
    largest: ['Largest day', 'Größter Tag'],
    smallest: ['Smallest day', 'Kleinster Tag'],
    first: ['First day', 'Erster Tag'],
    last: ['Last day', 'Letzter Tag'],
  },
  week: {
    average: ['Average per week', 'Durchschnitt pro Woche'],
    largest: ['Largest week', 'Größte Woche'],
    smallest: ['Smallest week', 'Kleinste Woche'],
    first: ['First week', 'Erste Woche'],
    last: ['Last week', 'Letzte Woche'],
  },
  month: {
    average: ['Average per month', 'Durchschnitt pro Monat'],
    largest: ['Largest month', 'Größter Monat'],
    smallest: ['Smallest month', 'Kleinster Monat'],
    first: ['First month', 'Erster Monat'],
    last: ['Last month', 'Letzter Monat'],
  },
};

export const words = {
  mine: ['Mine', 'Meine'],
  allTime: ['All time', 'Gesamter Zeitraum'],
  /** Behind a name. */
  anyTime: ['all time', 'gesamter Zeitraum'],
  withoutCondition: ['Without This Condition', 'Ohne diese Bedingung'],
  dropped: ['Condition dropped', 'Bedingung entfällt'],
  total: ['total', 'gesamt'],
  everyone: ['everyone', 'alle'],
  not: ['Not', 'Nicht'],
  noteHas: ['Note contains', 'Notiz enthält'],
  noteLacks: ['Note without', 'Notiz ohne'],
  or: ['or', 'oder'],
  versus: ['vs', 'gegen'],
  share: ['Share', 'Anteil'],
  week: ['Week', 'KW'],
  largestFirst: ['Largest first', 'Größte zuerst'],
  smallestFirst: ['Smallest first', 'Kleinste zuerst'],
  newestFirst: ['Newest first', 'Neueste zuerst'],
  oldestFirst: ['Oldest first', 'Älteste zuerst'],
  top: ['Top', 'Top'],
  lowest: ['Lowest', 'Niedrigste'],
  atMost: ['At most', 'Höchstens'],
  days: ['days', 'Tage'],
} as const satisfies Readonly<Record<string, Words>>;

/** "Third quarter 2026": quarters have names of their own in English. */
export const quarters: readonly Words[] = [
  ['First quarter', '1. Quartal'],
  ['Second quarter', '2. Quartal'],
  ['Third quarter', '3. Quartal'],
  ['Fourth quarter', '4. Quartal'],
];

/** With typographic quotes. */
export const quote = (text: string, language: Language): string =>
  language === 'de' ? `„${text}“` : `“${text}”`;
