/** The questions that the coach offers when it must ask back: whole sentences that it understands itself. */
import { projectLabel } from '../../../../domain/names/project-label.ts';
import type { Period } from '../../../../domain/periods/periods.ts';
import type { NamedRecord } from '../model/named-record.ts';
import type { Language } from './vocabulary.ts';

export interface Phrasing {
  readonly about: 'project' | 'client' | 'measure';
  readonly language: Language;
  readonly records: readonly NamedRecord[];
  readonly period?: Period;
}

type Measure =
  | 'hours-period'
  | 'hours-project'
  | 'hours-client'
  | 'unbilled'
  | 'overdue'
  | 'findings'
  | 'revenue';
type Template = (name: string, when: string) => string;

const english: Readonly<Record<Measure, Template>> = {
  'hours-period': (_, when) => `How many hours${when}?`,
  'hours-project': (name, when) => `How many hours on ${name}${when}?`,
  'hours-client': (name, when) => `How many hours for ${name}${when}?`,
  unbilled: (name, when) => `What is unbilled for ${name}${when}?`,
  overdue: (name) => `Which invoices are overdue for ${name}?`,
  findings: (name) => `Which findings are open in ${name}?`,
  revenue: (_, when) => `How much did I invoice${when}?`,
};

const german: Readonly<Record<Measure, Template>> = {
  'hours-period': (_, when) => `Wie viele Stunden${when}?`,
  'hours-project': (name, when) => `Wie viele Stunden an ${name}${when}?`,
  'hours-client': (name, when) => `Wie viele Stunden für ${name}${when}?`,
  unbilled: (name, when) => `Was ist für ${name}${when} nicht abgerechnet?`,
  overdue: (name) => `Welche Rechnungen von ${name} sind überfällig?`,
  findings: (name) => `Welche Befunde sind in ${name} offen?`,
  revenue: (_, when) => `Wie viel habe ich${when} in Rechnung gestellt?`,
};

const templates: Readonly<Record<Language, Readonly<Record<Measure, Template>>>> = {
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

function hoursOf({ kind }: NamedRecord): Measure {
  return kind === 'project' ? 'hours-project' : 'hours-client';
}

export function phrase({ about, language, records, period }: Phrasing): {
  readonly subject: string;
  readonly choices: readonly string[];
} {
  const said = when(language, period);
  const [first] = records;
  const say = templates[language];
  if (about !== 'measure') {
    const choices = records
      .slice(0, 6)
      .map((record) => say[hoursOf(record)](fullName(record, records), said));
    return { subject: first?.name ?? '', choices };
  }
  const name = first === undefined ? '' : fullName(first, records);
  const measures: readonly Measure[] =
    first === undefined
      ? ['hours-period', 'revenue']
      : [hoursOf(first), 'unbilled', first.kind === 'project' ? 'findings' : 'overdue'];
  return { subject: name, choices: measures.map((measure) => say[measure](name, said)) };
}
