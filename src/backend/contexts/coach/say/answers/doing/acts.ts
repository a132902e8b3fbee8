/** What the coach is told to do: it proposes, and a click does it. What is missing is asked, never guessed. */

import { waitingSentences } from '../../../../../../contract/coach/waiting-words.ts';
import { type Money, parseMoney, toDecimalString } from '../../../../../../domain/money.ts';
import { isoWeekOf } from '../../../../../../domain/zones.ts';
import type { NamedRecord } from '../../../model/named-record.ts';
import type { ActIntent, Question } from '../../../read/topics/question.ts';
import { fullName } from '../../../words/phrasing.ts';
import { type Answer, type Answerer, look, plain } from '../answer.ts';
import { tr } from '../shared.ts';
import { findByNumber, planIssue, planRemind, planSend } from './invoice-acts.ts';
import { listReadyClients, refuseDraft } from './nothing-to-bill.ts';
import { choicesAtMost, type Plan, type PlanContext } from './plan.ts';

/** The command that does it where the coach cannot. */
const commands: Readonly<Record<ActIntent, readonly [english: string, german: string]>> = {
  'act-start': ['Start Timer…', 'Zeit starten …'],
  'act-stop': ['Stop Timer…', 'Zeit stoppen …'],
  'act-log': ['Add Entry…', 'Eintrag hinzufügen …'],
  'act-draft': ['Create Invoice…', 'Rechnung erstellen …'],
  'act-payment': ['Record Payment…', 'Zahlung erfassen …'],
  'act-issue': ['Issue Invoice…', 'Rechnung stellen …'],
  'act-send': ['Send Invoice…', 'Rechnung senden …'],
  'act-remind': ['Remind…', 'Erinnern …'],
  'act-submit': ['Submit Timesheet', 'Stundenzettel einreichen'],
  'act-scan': ['Scan Workspace', 'Arbeitsbereich prüfen'],
  'act-agent': ['Ask an Agent…', 'Agenten beauftragen …'],
};

/** The project that is meant, or the question for it. `sentence` is the whole command with a name in it. */
async function chooseProject(
  question: Question,
  context: PlanContext,
  sentence: (name: string) => string,
): Promise<NamedRecord | Extract<Plan, { ask: string }>> {
  if (question.project !== undefined) return ofItsClient(question.project, question, context);
  const names = await context.data.listNames();
  const projects = names.filter(
    (one) => one.kind === 'project' && (question.client === undefined || one.clientId === question.client.id),
  );
  const [only] = projects;
  if (only !== undefined && projects.length === 1) return only;
  const choices = projects.slice(0, choicesAtMost).map((one) => sentence(fullName(one, projects)));
  return { ask: tr(context, 'For which project?', 'Für welches Projekt?'), choices };
}

/** Said of another client than the project is of: one of both is a mistake. */
function ofItsClient(
  project: NamedRecord,
  { client }: Question,
  context: PlanContext,
): NamedRecord | Extract<Plan, { ask: string }> {
  if (client === undefined) return project;
  const [name, of, not] = [project.name, project.clientName ?? '', client.name].map(plain);
  return {
    ask: tr(
      context,
      `${name} is a project of ${of}, not of ${not}.`,
      `${name} ist ein Projekt von ${of}, nicht von ${not}.`,
    ),
    choices: [],
  };
}

const planStart = async (question: Question, context: PlanContext): Promise<Plan> => {
  const project = await chooseProject(question, context, (name) =>
    tr(context, `Start the timer on ${name}`, `Starte den Timer auf ${name}`),
  );
  if ('ask' in project) return project;
  const note = question.act?.note;
  return { tool: 'start_timer', input: { projectId: project.id, ...(note !== undefined && { note }) } };
};

function sayLength(seconds: number): string {
  return `${Math.floor(seconds / 3_600)}:${String(Math.floor((seconds % 3_600) / 60)).padStart(2, '0')}`;
}

const longestSeconds = 86_400;

function endOf(start: string, seconds: number): string {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  const end = hours * 60 + minutes + Math.floor(seconds / 60);
  return `${String(Math.floor(end / 60) % 24).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

function findWrongLength(seconds: number, context: PlanContext): Plan | undefined {
  if (seconds <= 0) return { ask: tr(context, 'How long?', 'Wie lange?'), choices: [] };
  return seconds > longestSeconds
    ? { refuse: tr(context, 'One entry is of 24 hours at most.', 'Ein Eintrag hat höchstens 24 Stunden.') }
    : undefined;
}

const planLog = async (question: Question, context: PlanContext): Promise<Plan> => {
  const { period, act } = question;
  const date = period?.from ?? context.today;
  const seconds = act?.seconds ?? 0;
  const wrong = findWrongLength(seconds, context);
  if (wrong !== undefined) return wrong;
  if (period !== undefined && period.from !== period.to) {
    return { ask: tr(context, 'On which day?', 'An welchem Tag?'), choices: [] };
  }
  if (date > context.today) {
    return { refuse: tr(context, 'That day is still to come.', 'Dieser Tag kommt erst noch.') };
  }
  const project = await chooseProject(question, context, (name) => sayEntry(name, date, question, context));
  if ('ask' in project) return project;
  const { note, start, billable } = act ?? {};
  return {
    tool: 'add_time_entry',
    input: {
      projectId: project.id,
      date,
      seconds,
      ...(start && { start }),
      ...(note !== undefined && { note }),
      ...(billable !== undefined && { billable }),
    },
  };
};

/** The whole command, with a project in it. */
function sayEntry(name: string, date: string, { act }: Question, context: PlanContext): string {
  const { seconds = 0, start, billable, note } = act ?? {};
  const end = start === undefined ? '' : endOf(start, seconds);
  const from = start === undefined ? '' : tr(context, ` from ${start} to ${end}`, ` von ${start} bis ${end}`);
  const said = `${from}${saySide(billable, context)}${note === undefined ? '' : `: ${note}`}`;
  const length = sayLength(seconds);
  return tr(
    context,
    `Log ${length} h on ${name} on ${date}${said}`,
    `Buche ${length} h auf ${name} am ${date}${said}`,
  );
}

function saySide(billable: boolean | undefined, context: PlanContext): string {
  if (billable === undefined) return '';
  return billable
    ? tr(context, ', billable', ', abrechenbar')
    : tr(context, ', not billable', ', nicht abrechenbar');
}

const planDraft = async ({ client, period }: Question, context: PlanContext): Promise<Plan> => {
  if (client === undefined) {
    const names = await context.data.listNames();
    const ready = await listReadyClients(context);
    const clients = names.filter(({ kind, id }) => kind === 'client' && (ready.size === 0 || ready.has(id)));
    const choices = clients
      .slice(0, choicesAtMost)
      .map(({ name }) => tr(context, `Draft an invoice for ${name}`, `Entwirf eine Rechnung für ${name}`));
    return { ask: tr(context, 'For which client?', 'Für welchen Kunden?'), choices };
  }
  return (
    (await refuseDraft({ client, period }, context)) ?? {
      tool: 'draft_invoice',
      input: { clientId: client.id, ...(period && period) },
    }
  );
};

async function askInvoice({ act }: Question, context: PlanContext): Promise<Plan> {
  const { open } = await context.data.ageing(undefined);
  const said = act?.amount === undefined ? '' : ` ${act.amount} ${act.currency ?? ''}`.trimEnd();
  const choices = open
    .slice(0, choicesAtMost)
    .map(({ number }) =>
      tr(
        context,
        `Record a payment${said === '' ? '' : ` of${said}`} for invoice ${number}`,
        `Erfasse eine Zahlung${said === '' ? '' : ` von${said}`} für Rechnung ${number}`,
      ),
    );
  return { ask: tr(context, 'For which invoice?', 'Für welche Rechnung?'), choices };
}

/** What is due where no amount was said; undefined where nothing is, or the amount is none of the currency. */
function amountOf(due: Money, typed: string | undefined): Money | undefined {
  if (typed === undefined) return due.minor === 0 ? undefined : due;
  const parsed = parseMoney(typed, due.currency);
  return parsed.ok ? parsed.value : undefined;
}

const planPayment = async (question: Question, context: PlanContext): Promise<Plan> => {
  const { invoice, period, act } = question;
  if (invoice === undefined) return await askInvoice(question, context);
  const one = await findByNumber(invoice, question, context);
  if (!('due' in one)) return one;
  if (period !== undefined && (period.from !== period.to || period.to > context.today)) {
    return { ask: tr(context, 'On which day did it come?', 'An welchem Tag kam sie?'), choices: [] };
  }
  const { currency } = one.due;
  if (act?.currency !== undefined && act.currency !== currency) {
    return { refuse: tr(context, `That invoice is in ${currency}.`, `Diese Rechnung ist in ${currency}.`) };
  }
  const paid = amountOf(one.due, act?.amount);
  if (paid === undefined) {
    return {
      refuse: tr(context, 'Nothing of that invoice is due.', 'Von dieser Rechnung ist nichts offen.'),
    };
  }
  const amount = toDecimalString(paid);
  const date = period === undefined ? {} : { date: period.from };
  return { tool: 'record_payment', input: { invoiceId: one.id, amount, ...date } };
};

const planSubmit = async ({ period }: Question, context: PlanContext): Promise<Plan> => {
  const weekStart = period === undefined ? undefined : isoWeekOf(period.from).start;
  if (weekStart === undefined || period === undefined || isoWeekOf(period.to).start !== weekStart) {
    return {
      ask: tr(context, 'Which week?', 'Welche Woche?'),
      choices: [
        tr(context, 'Submit my timesheet for last week', 'Reiche meinen Stundenzettel für letzte Woche ein'),
        tr(context, 'Submit my timesheet for this week', 'Reiche meinen Stundenzettel für diese Woche ein'),
      ],
    };
  }
  return { tool: 'submit_timesheet', input: { weekStart } };
};

const planScan = async (question: Question, context: PlanContext): Promise<Plan> => {
  const project = await chooseProject(question, context, (name) =>
    tr(context, `Run a scan of ${name}`, `Starte eine Prüfung von ${name}`),
  );
  return 'ask' in project ? project : { tool: 'run_scan', input: { projectId: project.id } };
};

const planAgent = async (question: Question, context: PlanContext): Promise<Plan> => {
  const project = await chooseProject(question, context, (name) =>
    tr(context, `Ask the security agent to look at ${name}`, `Beauftrage den Sicherheitsagenten mit ${name}`),
  );
  return 'ask' in project
    ? project
    : { tool: 'start_agent', input: { projectId: project.id, agent: 'security' } };
};

const plans: Readonly<Record<ActIntent, (question: Question, context: PlanContext) => Promise<Plan>>> = {
  'act-start': planStart,
  'act-stop': async () => ({ tool: 'stop_timer', input: {} }),
  'act-log': planLog,
  'act-draft': planDraft,
  'act-payment': planPayment,
  'act-issue': planIssue,
  'act-send': planSend,
  'act-remind': planRemind,
  'act-submit': planSubmit,
  'act-scan': planScan,
  'act-agent': planAgent,
};

function isAct(intent: string): intent is ActIntent {
  return intent in plans;
}

/** Whether all is known that its proposal needs. */
export async function isWholeAct(question: Question, context: PlanContext): Promise<boolean> {
  return isAct(question.intent) && 'tool' in (await plans[question.intent](question, context));
}

export const answerAct: Answerer = async function* answerAct(question, context): Answer {
  const { figures, propose } = context;
  if (!isAct(question.intent)) return;
  const { value: plan, tool } = await look(
    () => plans[question.intent as ActIntent](question, context),
    () => tr(context, 'Prepared a proposal', 'Vorschlag vorbereitet'),
  );
  if ('ask' in plan) {
    context.offer(plan.choices);
    context.askBack?.();
    yield figures.text(plan.ask);
    return;
  }
  if ('refuse' in plan) {
    yield figures.text(plan.refuse);
    return;
  }
  if (propose === undefined) {
    const command = tr(context, ...commands[question.intent]);
    yield figures.text(
      tr(
        context,
        `I cannot do this here; the command *${command}* does it.`,
        `Das kann ich hier nicht tun; der Befehl *${command}* tut es.`,
      ),
    );
    return;
  }
  yield tool;
  const proposed = await propose(plan.tool, plan.input);
  if ('refused' in proposed) {
    yield figures.text(plain(proposed.refused));
    return;
  }
  if ('done' in proposed) {
    yield figures.text(tr(context, 'Done, as your rules allow.', 'Getan, wie deine Regeln es erlauben.'));
    return;
  }
  const waiting = figures.once(tr(context, waitingSentences.en, waitingSentences.de));
  if (waiting !== '') yield figures.text(waiting);
  yield { type: 'proposal', proposal: proposed.proposal };
};
