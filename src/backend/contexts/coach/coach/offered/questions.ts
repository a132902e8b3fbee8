/** Questions that an empty chat offers, by what the practice has: the built-in coach answers each of them with a figure, a "none", or steps. */
import type { Measure } from '../../../../../domain/query/frame.ts';
import type { Topic } from '../../model/practice-data.ts';
import type { Intent } from '../../read/topics/question.ts';
import type { Language } from '../../words/vocabulary.ts';

/** What there is to ask about. Each is false where the caller may not see it. */
export interface Occasion {
  readonly timerRuns: boolean;
  readonly worked: boolean;
  readonly workedThisWeek: boolean;
  readonly workedLastWeek: boolean;
  readonly workedYesterday: boolean;
  readonly unbilled: boolean;
  readonly weeksToSubmit: boolean;
  readonly hasProjects: boolean;
  readonly budgets: boolean;
  readonly invoiced: boolean;
  readonly unpaid: boolean;
  readonly overdue: boolean;
  readonly findings: boolean;
  readonly scanned: boolean;
  readonly requests: boolean;
}

export interface OfferedQuestion {
  /** What the built-in coach reads in it: a figure, or what has an answer of its own. */
  readonly asks: Measure | Intent;
  readonly topic?: Topic;
  readonly en: string;
  readonly de: string;
  isOffered(occasion: Occasion): boolean;
}

const always = (): boolean => true;

/** What cannot wait comes first, first steps last; those about records that are there before those that teach. */
export const offeredQuestions: readonly OfferedQuestion[] = [
  {
    asks: 'timer',
    topic: 'time',
    en: 'How long has the timer been running?',
    de: 'Wie lange läuft der Timer schon?',
    isOffered: ({ timerRuns }) => timerRuns,
  },
  {
    asks: 'due',
    topic: 'invoices',
    en: 'Which invoices are overdue?',
    de: 'Welche Rechnungen sind überfällig?',
    isOffered: ({ overdue }) => overdue,
  },
  {
    asks: 'hours',
    topic: 'time',
    en: 'Hours by day this week',
    de: 'Stunden pro Tag diese Woche',
    isOffered: ({ workedThisWeek }) => workedThisWeek,
  },
  {
    asks: 'unbilled',
    topic: 'time',
    en: 'What is unbilled, by client?',
    de: 'Was ist noch nicht abgerechnet, nach Kunde?',
    isOffered: ({ unbilled }) => unbilled,
  },
  {
    asks: 'budget',
    topic: 'projects',
    en: 'How much of each budget is used?',
    de: 'Wie viel ist von jedem Budget verbraucht?',
    isOffered: ({ budgets }) => budgets,
  },
  {
    asks: 'findings',
    topic: 'findings',
    en: 'Which findings are open?',
    de: 'Welche Befunde sind offen?',
    isOffered: ({ findings }) => findings,
  },
  {
    asks: 'timesheets',
    topic: 'timesheets',
    en: 'Which weeks have I not submitted?',
    de: 'Welche Wochen habe ich nicht eingereicht?',
    isOffered: ({ weeksToSubmit }) => weeksToSubmit,
  },
  {
    asks: 'requests',
    topic: 'requests',
    en: 'Which agent requests are running?',
    de: 'Welche Agentenanfragen laufen?',
    isOffered: ({ requests }) => requests,
  },
  {
    asks: 'entries',
    topic: 'time',
    en: 'What did I work on yesterday?',
    de: 'Woran habe ich gestern gearbeitet?',
    isOffered: ({ workedYesterday }) => workedYesterday,
  },
  {
    asks: 'hours',
    topic: 'time',
    en: 'How many hours last week, by project?',
    de: 'Wie viele Stunden letzte Woche, nach Projekt?',
    isOffered: ({ workedLastWeek }) => workedLastWeek,
  },
  {
    asks: 'due',
    topic: 'invoices',
    en: 'Who owes me the most?',
    de: 'Wer schuldet mir am meisten?',
    isOffered: ({ unpaid }) => unpaid,
  },
  {
    asks: 'invoiced',
    topic: 'invoices',
    en: 'How much did I invoice this year?',
    de: 'Wie viel habe ich dieses Jahr in Rechnung gestellt?',
    isOffered: ({ invoiced }) => invoiced,
  },
  {
    asks: 'hours',
    topic: 'time',
    en: 'What did I last work on?',
    de: 'Woran habe ich zuletzt gearbeitet?',
    isOffered: ({ worked }) => worked,
  },
  {
    asks: 'hours',
    topic: 'time',
    en: 'Hours this month compared to last month',
    de: 'Stunden diesen Monat im Vergleich zum letzten Monat',
    isOffered: ({ worked }) => worked,
  },
  {
    asks: 'last-scan',
    topic: 'findings',
    en: 'When was the last scan?',
    de: 'Wann war die letzte Prüfung?',
    isOffered: ({ scanned }) => scanned,
  },
  {
    asks: 'how-client',
    en: 'How do I create a client?',
    de: 'Wie lege ich einen Kunden an?',
    isOffered: ({ hasProjects }) => !hasProjects,
  },
  {
    asks: 'how-project',
    en: 'How do I create a project?',
    de: 'Wie lege ich ein Projekt an?',
    isOffered: ({ hasProjects }) => !hasProjects,
  },
  {
    asks: 'how-timer',
    en: 'How do I start the timer?',
    de: 'Wie starte ich den Timer?',
    isOffered: ({ timerRuns }) => !timerRuns,
  },
  {
    asks: 'how-import',
    en: 'How do I import time from Toggl?',
    de: 'Wie importiere ich Zeiten aus Toggl?',
    isOffered: always,
  },
  {
    asks: 'how-scan',
    en: 'How do I scan my code?',
    de: 'Wie prüfe ich meinen Code?',
    isOffered: ({ scanned }) => !scanned,
  },
  {
    asks: 'how-invoice',
    en: 'How do I create an invoice?',
    de: 'Wie erstelle ich eine Rechnung?',
    isOffered: always,
  },
  {
    asks: 'how-add',
    en: 'How do I add time afterwards?',
    de: 'Wie trage ich Zeit nach?',
    isOffered: always,
  },
  {
    asks: 'how-model',
    en: 'How do I set up a model?',
    de: 'Wie richte ich ein Modell ein?',
    isOffered: always,
  },
  {
    asks: 'how-backup',
    en: 'How do I back up my data?',
    de: 'Wie sichere ich meine Daten?',
    isOffered: always,
  },
  { asks: 'help', en: 'What can you answer?', de: 'Was kannst du beantworten?', isOffered: always },
];

const offeredAtOnce = 6;

interface Asker {
  readonly language: Language;
  may(topic: Topic): boolean;
  /** False where a record's name takes words of the question: a project called "Timer". */
  isUnderstood(question: OfferedQuestion): boolean;
}

/** Six where there are as many, in the order in which they are shown. */
export function pickQuestions(occasion: Occasion, asker: Asker): readonly string[] {
  return offeredQuestions
    .filter(({ topic, isOffered }) => (topic === undefined || asker.may(topic)) && isOffered(occasion))
    .filter((question) => asker.isUnderstood(question))
    .slice(0, offeredAtOnce)
    .map((question) => question[asker.language]);
}
