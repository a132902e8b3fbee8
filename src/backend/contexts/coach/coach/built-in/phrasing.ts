/** The questions that the coach offers when it must ask back: whole sentences that it understands itself. */
import { projectLabel } from '../../../../../domain/names/project-label.ts';
import type { Period } from '../../../../../domain/periods/periods.ts';
import type { NamedRecord } from './names.ts';
import type { BasicIntent } from './question.ts';
import type { Language } from './vocabulary.ts';

export interface Phrasing {
  readonly about: 'project' | 'client' | 'period' | 'measure';
  readonly language: Language;
  readonly intent: BasicIntent | undefined;
  readonly records: readonly NamedRecord[];
  readonly period?: Period;
}

type Template = (name: string, when: string) => string;

const english: Readonly<Record<BasicIntent, Template>> = {
  'hours-period': (_, when) => `How many hours${when}?`,
  'hours-project': (name, when) => `How many hours on ${name}${when}?`,
  'hours-client': (name, when) => `How many hours for ${name}${when}?`,
  'worked-on': (name, when) =>
    name === '' ? `What did I work on${when}?` : `What did I work on for ${name}${when}?`,
  budget: (name) => `How much budget is left on ${name}?`,
  rate: (name) => `What is the hourly rate on ${name}?`,
  unbilled: (name, when) => `What is unbilled for ${name}${when}?`,
  overdue: (name) => `Which invoices are overdue for ${name}?`,
  'open-invoices': (name) => `Which invoices are open for ${name}?`,
  timer: () => 'Is a timer running?',
  'last-work': (name) => `When did I last work on ${name}?`,
  findings: (name) => `Which findings are open in ${name}?`,
  requests: (name) => `Which agent requests are open for ${name}?`,
  revenue: (name, when) =>
    name === '' ? `How much did I invoice${when}?` : `How much did I invoice for ${name}${when}?`,
  timesheets: (_, when) => `Which timesheets are open${when}?`,
  help: () => 'What can you do?',
};

const german: Readonly<Record<BasicIntent, Template>> = {
  'hours-period': (_, when) => `Wie viele Stunden${when}?`,
  'hours-project': (name, when) => `Wie viele Stunden an ${name}${when}?`,
  'hours-client': (name, when) => `Wie viele Stunden für ${name}${when}?`,
  'worked-on': (name, when) =>
    name === '' ? `Woran habe ich${when} gearbeitet?` : `Woran habe ich${when} für ${name} gearbeitet?`,
  budget: (name) => `Wie viel Budget ist bei ${name} übrig?`,
  rate: (name) => `Wie hoch ist der Stundensatz bei ${name}?`,
  unbilled: (name, when) => `Was ist für ${name}${when} nicht abgerechnet?`,
  overdue: (name) => `Welche Rechnungen von ${name} sind überfällig?`,
  'open-invoices': (name) => `Welche Rechnungen von ${name} sind offen?`,
  timer: () => 'Läuft ein Timer?',
  'last-work': (name) => `Wann habe ich zuletzt an ${name} gearbeitet?`,
  findings: (name) => `Welche Befunde sind in ${name} offen?`,
  requests: (name) => `Welche Anfragen sind für ${name} offen?`,
  revenue: (name, when) =>
    name === ''
      ? `Wie viel habe ich${when} in Rechnung gestellt?`
      : `Wie viel habe ich${when} für ${name} in Rechnung gestellt?`,
  timesheets: (_, when) => `Welche Stundenzettel sind${when} offen?`,
  help: () => 'Was kannst du?',
};

const templates: Readonly<Record<Language, Readonly<Record<BasicIntent, Template>>>> = {
  en: english,
  de: german,
};

export const usualPeriods: Readonly<Record<Language, readonly string[]>> = {
  en: [' this week', ' last week', ' this month', ' last month'],
  de: [' diese Woche', ' letzte Woche', ' diesen Monat', ' letzten Monat'],
};

function when(language: Language, period: Period | undefined): string {
  if (period === undefined) {
    return '';
  }
  return language === 'de' ? ` vom ${period.from} bis ${period.to}` : ` from ${period.from} to ${period.to}`;
}

/** With its client where another record has the same name. */
export function fullName({ name, clientName = '' }: NamedRecord, among: readonly NamedRecord[]): string {
  const hasTwin = among.filter((other) => other.name === name).length > 1;
  return hasTwin ? projectLabel(clientName, name) : name;
}

function hoursIntent(record: NamedRecord | undefined): BasicIntent {
  if (record === undefined) {
    return 'hours-period';
  }
  return record.kind === 'project' ? 'hours-project' : 'hours-client';
}

export function phrase(phrasing: Phrasing): {
  readonly subject: string;
  readonly choices: readonly string[];
} {
  const { about, language, records } = phrasing;
  const said = when(language, phrasing.period);
  const [first] = records;
  const say = templates[language];
  if (about === 'period') {
    const template = say[phrasing.intent ?? 'hours-period'];
    return { subject: '', choices: usualPeriods[language].map((period) => template('', period)) };
  }
  if (about === 'measure') {
    const name = first === undefined ? '' : fullName(first, records);
    const measures: readonly BasicIntent[] =
      first === undefined
        ? ['hours-period', 'revenue']
        : [hoursIntent(first), 'unbilled', first.kind === 'project' ? 'findings' : 'overdue'];
    return { subject: name, choices: measures.map((intent) => say[intent](name, said)) };
  }
  return {
    subject: first?.name ?? '',
    choices: records.slice(0, 6).map((record) => {
      const intent = phrasing.intent ?? hoursIntent(record);
      return say[intent.startsWith('hours-') ? hoursIntent(record) : intent](fullName(record, records), said);
    }),
  };
}
