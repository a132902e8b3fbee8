/** What a measure does not have is refused by its name: an answer without it would be to another question. */
import {
  type FilterField,
  type Group,
  type Measure,
  type QueryFrame,
  type Subject,
  subjectOf,
} from '../../../../domain/query/frame.ts';
import type { Evaluated } from '../../insight/model/query/answers.ts';
import type { Topic } from '../model/practice-data.ts';
import type { AnswerContext } from './answers/answer.ts';
import { sayForbidden } from './answers/plain.ts';
import { tr } from './answers/shared.ts';

type Words = readonly [english: string, german: string];

const measures: Readonly<Record<Measure, Words>> = {
  hours: ['hours', 'Stunden'],
  value: ['the value of time', 'den Wert von Zeit'],
  entries: ['entries', 'Einträge'],
  days: ['days with time', 'Tage mit Zeit'],
  unbilled: ['unbilled time', 'nicht abgerechnete Zeit'],
  invoiced: ['revenue', 'Umsatz'],
  gross: ['revenue', 'Umsatz'],
  vat: ['VAT', 'Umsatzsteuer'],
  due: ['open amounts', 'offene Beträge'],
  invoices: ['invoices', 'Rechnungen'],
  received: ['payments', 'Zahlungen'],
  payments: ['payments', 'Zahlungen'],
  daysToPay: ['days to pay', 'Tage bis zur Zahlung'],
  rate: ['hourly rates', 'Stundensätze'],
  budget: ['budgets', 'Budgets'],
  budgetUsed: ['used budgets', 'verbrauchte Budgets'],
  budgetLeft: ['what is left of budgets', 'übrige Budgets'],
  projects: ['projects', 'Projekte'],
  clients: ['clients', 'Kunden'],
};

const fields: Readonly<Record<FilterField, Words>> = {
  client: ['client', 'Kunde'],
  project: ['project', 'Projekt'],
  task: ['task', 'Aufgabe'],
  person: ['person', 'Person'],
  tag: ['tag', 'Tag'],
  billable: ['what is billable', 'Abrechenbarkeit'],
  billed: ['what is invoiced', 'Abrechnung'],
  noted: ['note', 'Notiz'],
  text: ['words of notes', 'Wörtern der Notiz'],
  archived: ['what is archived', 'Archivierung'],
  budgeted: ['whether there is a budget', 'Vorhandensein eines Budgets'],
  sheet: ['timesheet', 'Stundenzettel'],
  weekday: ['day of the week', 'Wochentag'],
  invoice: ['state of an invoice', 'Zustand einer Rechnung'],
  length: ['length of entries', 'Länge von Einträgen'],
  amount: ['amount', 'Betrag'],
  within: ['days that are left out', 'ausgenommenen Tagen'],
  due: ['due date', 'Fälligkeit'],
  worked: ['time that was worked', 'gearbeiteter Zeit'],
  invoiced: ['invoices', 'Rechnungen'],
  received: ['payments', 'Zahlungen'],
  number: ['number of an invoice', 'Rechnungsnummer'],
  currency: ['currency', 'Währung'],
  end: ['the last or largest of all, and group them', 'der letzten oder größten und zugleich aufgeteilt'],
  late: ['days overdue', 'Tage der Überfälligkeit'],
};

const groups: Readonly<Record<Group, Words>> = {
  day: ['day', 'Tag'],
  week: ['week', 'Woche'],
  month: ['month', 'Monat'],
  quarter: ['quarter', 'Quartal'],
  year: ['year', 'Jahr'],
  weekday: ['day of the week', 'Wochentag'],
  project: ['project', 'Projekt'],
  client: ['client', 'Kunde'],
  task: ['task', 'Aufgabe'],
  person: ['person', 'Person'],
  tag: ['tag', 'Tag'],
  note: ['note', 'Notiz'],
};

/** What a role is refused is said alike, whatever was asked of it. */
const topics: Readonly<Record<Subject, Topic>> = {
  time: 'time',
  unbilled: 'time',
  invoices: 'invoices',
  payments: 'invoices',
  payTimes: 'invoices',
  projects: 'projects',
  clients: 'projects',
};

export function sayRefused(
  { measure }: QueryFrame,
  refused: Exclude<Evaluated, { kind: 'result' }>,
  context: Pick<AnswerContext, 'language'>,
): string {
  const [english, german] = measures[measure];
  if (refused.kind === 'forbidden') return sayForbidden(context.language, topics[subjectOf(measure)]);
  const { missing } = refused;
  switch (missing.what) {
    case 'filter': {
      const [by, nach] = fields[missing.field];
      if (missing.field === 'project' && topics[subjectOf(measure)] === 'invoices')
        return tr(
          context,
          `I cannot filter ${english} by project: invoices are kept by client.`,
          `Ich kann ${german} nicht nach Projekt filtern: Rechnungen gehören zum Kunden.`,
        );
      return tr(
        context,
        `I cannot filter ${english} by ${by}.`,
        `Ich kann ${german} nicht nach ${nach} filtern.`,
      );
    }
    case 'group': {
      const [by, nach] = groups[missing.group];
      return tr(
        context,
        `I cannot group ${english} by ${by}.`,
        `Ich kann ${german} nicht nach ${nach} aufteilen.`,
      );
    }
    case 'value':
      return tr(
        context,
        'I cannot say what time that is not billable is worth: only billable time has a value. Ask for its hours.',
        'Ich kann nicht sagen, was nicht abrechenbare Zeit wert ist: nur abrechenbare hat einen Wert. Frag nach ihren Stunden.',
      );
    case 'period':
      return tr(
        context,
        `I cannot narrow ${english} down to some days.`,
        `Ich kann ${german} nicht auf Tage eingrenzen.`,
      );
    case 'comparison':
      return tr(
        context,
        `I can hold two sums of ${english} against each other, not their parts or groups.`,
        `Ich kann bei ${german} zwei Summen vergleichen, nicht ihre Teile oder Gruppen.`,
      );
    case 'statistic':
      return tr(
        context,
        `I cannot look for that among ${english}; I can add them up.`,
        `Ich kann unter ${german} danach nicht suchen, nur zusammenzählen.`,
      );
  }
}
