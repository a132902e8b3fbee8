/** What a user picks as a prompt, and what it says to the assistant in their name. It names tools and holds no records. */
import * as z from 'zod';
import { addDays, addMonths, isoWeekOf, monthEnd } from '../../../domain/zones.ts';

/** English, or German for a German locale. */
export type Say = (english: string, german: string) => string;

export type Completed = 'client' | 'week' | 'month';

export interface PromptArgument {
  readonly name: string;
  readonly description: readonly [english: string, german: string];
  readonly required: boolean;
  readonly completes: Completed;
}

export interface PromptText {
  readonly name: string;
  readonly title: readonly [english: string, german: string];
  readonly description: readonly [english: string, german: string];
  readonly arguments: readonly PromptArgument[];
  /** Tools that it names: it is offered only with all of them. */
  readonly tools: readonly string[];
  /** @throws z.ZodError for arguments that cannot be read. */
  write(
    given: Readonly<Record<string, string>>,
    context: { readonly say: Say; readonly today: string },
  ): string;
}

const day = z.iso.date('must be a day, YYYY-MM-DD');
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM');
/** It is quoted in the text: a name is no sentence of the user. */
const client = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'must be one line');

function weekOf(date: string) {
  const { start, end } = isoWeekOf(date);
  return { from: start, to: end };
}

function monthOf(name: string) {
  const from = `${name}-01`;
  return { from, to: monthEnd(from) };
}

export function lastWeek(today: string): string {
  return isoWeekOf(addDays(today, -7)).start;
}

export function lastMonth(today: string): string {
  return addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
}

const weeklyReview: PromptText = {
  name: 'weekly_review',
  title: ['Weekly Review', 'Wochenrückblick'],
  description: [
    'Hours, gaps, timesheet and what can be invoiced of one week.',
    'Stunden, Lücken, Stundenzettel und Abrechenbares einer Woche.',
  ],
  arguments: [
    {
      name: 'week',
      description: [
        'Any day of the week, YYYY-MM-DD; left out: the last whole week.',
        'Ein Tag der Woche, JJJJ-MM-TT; ohne: die letzte ganze Woche.',
      ],
      required: false,
      completes: 'week',
    },
  ],
  tools: ['get_week', 'sum_hours', 'list_timesheets', 'list_unbilled', 'calculate'],
  write(given, { say, today }) {
    const { week = lastWeek(today) } = z.object({ week: day.optional() }).parse(given);
    const { from, to } = weekOf(week);
    return say(
      `Review my week from ${from} to ${to} in Vireo. Take get_week for worked and target time by day, sum_hours by project, list_timesheets for what is not submitted, and list_unbilled for what can be invoiced. Say the figures as the tools give them, take calculate for any other, and end with at most three next steps. Propose changes; don't apply any.`,
      `Sieh dir meine Woche vom ${from} bis ${to} in Vireo an. Nimm get_week für Arbeits- und Sollzeit je Tag, sum_hours je Projekt, list_timesheets für nicht eingereichte Zeit und list_unbilled für Abrechenbares. Nenne die Zahlen, wie die Werkzeuge sie liefern, nimm calculate für jede andere, und schließe mit höchstens drei nächsten Schritten. Schlage Änderungen nur vor.`,
    );
  },
};

const draftInvoice: PromptText = {
  name: 'draft_invoice',
  title: ['Draft Invoice', 'Rechnung entwerfen'],
  description: [
    "A draft of a client's approved, unbilled time.",
    'Ein Entwurf aus freigegebener, nicht abgerechneter Zeit eines Kunden.',
  ],
  arguments: [
    {
      name: 'client',
      description: ['Name of the client.', 'Name des Kunden.'],
      required: true,
      completes: 'client',
    },
    {
      name: 'month',
      description: [
        'Month of the work, YYYY-MM; left out: all that is unbilled.',
        'Monat der Arbeit, JJJJ-MM; ohne: alles nicht Abgerechnete.',
      ],
      required: false,
      completes: 'month',
    },
  ],
  tools: ['list_clients', 'list_unbilled', 'list_timesheets', 'draft_invoice'],
  write(given, { say }) {
    const asked = z.object({ client, month: month.optional() }).parse(given);
    const name = JSON.stringify(asked.client);
    const period = asked.month === undefined ? undefined : monthOf(asked.month);
    const english =
      period === undefined ? 'all unbilled time' : `the time from ${period.from} to ${period.to}`;
    const german =
      period === undefined ? 'alle nicht abgerechnete Zeit' : `die Zeit vom ${period.from} bis ${period.to}`;
    return say(
      `Prepare an invoice in Vireo over ${english} of the client named ${name}. Find the client with list_clients (ids: true); ask me where several fit. Show me list_unbilled by amount, and which weeks are not approved yet (list_timesheets). Then call draft_invoice, and tell me that it waits for my click. Don't issue or send anything.`,
      `Bereite in Vireo eine Rechnung über ${german} des Kunden mit dem Namen ${name} vor. Finde den Kunden mit list_clients (ids: true); frag mich, wenn mehrere passen. Zeig mir list_unbilled mit Beträgen und welche Wochen noch nicht freigegeben sind (list_timesheets). Ruf dann draft_invoice auf und sag mir, dass der Entwurf auf meinen Klick wartet. Stelle und sende nichts.`,
    );
  },
};

const closeMonth: PromptText = {
  name: 'close_month',
  title: ['Close the Month', 'Monat abschließen'],
  description: [
    'What is left of a month: timesheets, drafts, unbilled time, open invoices.',
    'Was von einem Monat offen ist: Stundenzettel, Entwürfe, nicht Abgerechnetes, offene Rechnungen.',
  ],
  arguments: [
    {
      name: 'month',
      description: ['YYYY-MM; left out: the last whole month.', 'JJJJ-MM; ohne: der letzte ganze Monat.'],
      required: false,
      completes: 'month',
    },
  ],
  tools: ['sum_hours', 'list_timesheets', 'list_unbilled', 'list_invoices', 'get_ageing', 'get_revenue'],
  write(given, { say, today }) {
    const { month: name = lastMonth(today) } = z.object({ month: month.optional() }).parse(given);
    const { from, to } = monthOf(name);
    return say(
      `Help me close ${name} (${from} to ${to}) in Vireo. Check in this order: sum_hours by client; list_timesheets for weeks that are not submitted or approved; list_unbilled by client; list_invoices for drafts; get_ageing for what is overdue; get_revenue of the month. List what is left to do, one line each with its figure. Then offer me the steps one by one: propose a change only once I agree to it.`,
      `Hilf mir, ${name} (${from} bis ${to}) in Vireo abzuschließen. Prüfe der Reihe nach: sum_hours je Kunde; list_timesheets auf Wochen, die nicht eingereicht oder freigegeben sind; list_unbilled je Kunde; list_invoices auf Entwürfe; get_ageing auf Überfälliges; get_revenue des Monats. Liste auf, was zu tun bleibt, je eine Zeile mit ihrer Zahl. Biete mir dann die Schritte einzeln an: Schlage eine Änderung erst vor, wenn ich ihr zustimme.`,
    );
  },
};

export const promptTexts: readonly PromptText[] = [weeklyReview, draftInvoice, closeMonth];
