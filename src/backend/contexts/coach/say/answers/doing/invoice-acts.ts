/** Invoices that are to be issued, sent or reminded of: which one is meant is looked up, and asked where it could be several. */
import type { Filter, InvoiceCondition, QueryFrame } from '../../../../../../domain/query/frame.ts';
import type { NoReminder } from '../../../../../../domain/reminders/plan-reminder.ts';
import type { InvoiceRecord } from '../../../../insight/model/query/answers.ts';
import type { NamedRecord } from '../../../model/named-record.ts';
import type { DocumentFact } from '../../../model/practice-readings.ts';
import type { Question } from '../../../read/topics/question.ts';
import { plain } from '../answer.ts';
import { tr } from '../shared.ts';
import { choicesAtMost, type Plan, type PlanContext } from './plan.ts';

type Sides = Partial<Readonly<Record<InvoiceCondition, boolean>>>;

const drafts: Sides = { draft: true };
const unsent: Sides = { draft: false, sent: false, credit: false };
const overdue: Sides = { overdue: true };

async function listInvoices(
  client: NamedRecord | undefined,
  sides: Sides,
  { data }: PlanContext,
): Promise<readonly InvoiceRecord[]> {
  const conditions = Object.entries(sides).map(
    ([condition, is]): Filter => ({ field: 'invoice', is, condition: condition as InvoiceCondition }),
  );
  const ofClient: readonly Filter[] =
    client === undefined
      ? []
      : [{ field: 'client', is: true, values: [{ id: client.id, name: client.name }] }];
  const frame: QueryFrame = {
    ...{ measure: 'invoices', statistic: 'total', per: 'record', shape: 'list' },
    filters: [...ofClient, ...conditions],
  };
  const evaluated = await data.evaluate(frame);
  const records = evaluated.kind === 'result' ? (evaluated.result.records ?? []) : [];
  return records.filter((record) => record.kind === 'invoice');
}

type Found<Of extends { readonly id: string }> = Of | Plan;

/** The one with the number that was said. */
export async function findByNumber(
  number: string,
  { client }: Question,
  context: PlanContext,
): Promise<Found<DocumentFact>> {
  const [one, ...more] = await context.data.findDocuments(number);
  const said = plain(number);
  if (one === undefined || more.length > 0)
    return {
      refuse: tr(context, `I find no one invoice ${said}.`, `Ich finde keine eindeutige Rechnung ${said}.`),
    };
  // Said of another client than the invoice is of: one of both is a mistake.
  if (client !== undefined && one.clientName !== client.name) {
    const [of, not] = [plain(one.clientName), plain(client.name)];
    return {
      refuse: tr(
        context,
        `Invoice ${said} is of ${of}, not of ${not}.`,
        `Rechnung ${said} ist an ${of}, nicht an ${not}.`,
      ),
    };
  }
  return one;
}

type Sentence = (number: string) => string;

/** The only one, or the question for it. */
function pickOne(
  records: readonly InvoiceRecord[],
  sentence: Sentence,
  context: PlanContext,
): Found<InvoiceRecord> | undefined {
  const [only, ...others] = records;
  if (only === undefined || others.length === 0) return only;
  const choices = records.flatMap(({ number }) => number ?? []).map(sentence);
  return {
    ask: tr(context, 'Which invoice?', 'Welche Rechnung?'),
    choices: choices.slice(0, choicesAtMost),
  };
}

export const issueSentence = (name: string, context: PlanContext): string =>
  tr(context, `Issue the draft for ${name}`, `Stelle den Entwurf für ${name} aus`);

export async function planIssue({ client }: Question, context: PlanContext): Promise<Plan> {
  const found = await listInvoices(client, drafts, context);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0)
    return { tool: 'issue_invoice', input: { invoiceId: only.id } };
  if (client !== undefined)
    return only === undefined ? noDraft(client, context) : severalDrafts(client, found.length, context);
  if (only === undefined) return { refuse: tr(context, 'There is no draft.', 'Es gibt keinen Entwurf.') };
  const names = [...new Set(found.map(({ clientName }) => clientName))];
  const [name = ''] = names;
  if (names.length === 1) return severalDrafts({ name }, found.length, context);
  return {
    ask: tr(context, 'For which client?', 'Für welchen Kunden?'),
    choices: names.slice(0, choicesAtMost).map((each) => issueSentence(each, context)),
  };
}

const noDraft = ({ name }: NamedRecord, context: PlanContext): Plan => ({
  ask: tr(context, `There is no draft for ${plain(name)}.`, `Für ${plain(name)} gibt es keinen Entwurf.`),
  choices: [tr(context, `Draft an invoice for ${name}`, `Entwirf eine Rechnung für ${name}`)],
});

/** A draft has no number to say which. */
const severalDrafts = ({ name }: Pick<NamedRecord, 'name'>, count: number, context: PlanContext): Plan => ({
  refuse: tr(
    context,
    `There are ${count} drafts for ${plain(name)}: open the one that is meant from the Invoices view, and issue it there.`,
    `Für ${plain(name)} gibt es ${count} Entwürfe: Öffne den gemeinten aus der Ansicht Rechnungen und stelle ihn dort.`,
  ),
});

const sendSentence = (number: string, context: PlanContext): string =>
  tr(context, `Send invoice ${number}`, `Verschicke Rechnung ${number}`);

export async function planSend(question: Question, context: PlanContext): Promise<Plan> {
  const { invoice, client } = question;
  const found =
    invoice === undefined
      ? pickOne(
          await listInvoices(client, unsent, context),
          (number) => sendSentence(number, context),
          context,
        )
      : await findByNumber(invoice, question, context);
  if (found === undefined) return await nothingToSend(client, context);
  return 'id' in found ? { tool: 'send_invoice', input: { invoiceId: found.id } } : found;
}

/** A draft has to be issued first. */
async function nothingToSend(client: NamedRecord | undefined, context: PlanContext): Promise<Plan> {
  const waiting = await listInvoices(client, drafts, context);
  const names = [...new Set(waiting.map(({ clientName }) => clientName))];
  const ofWhom =
    client === undefined ? '' : tr(context, ` of ${plain(client.name)}`, ` von ${plain(client.name)}`);
  return {
    ask: tr(
      context,
      `No issued invoice${ofWhom} waits to be sent.${names.length > 0 ? ' A draft is issued first.' : ''}`,
      `Keine gestellte Rechnung${ofWhom} wartet aufs Verschicken.${names.length > 0 ? ' Ein Entwurf wird zuerst gestellt.' : ''}`,
    ),
    choices: names.slice(0, choicesAtMost).map((name) => issueSentence(name, context)),
  };
}

export async function planRemind(question: Question, context: PlanContext): Promise<Plan> {
  const { invoice, client } = question;
  const sentence = (number: string): string =>
    tr(context, `Send a reminder for ${number}`, `Schicke eine Mahnung für ${number}`);
  const found =
    invoice === undefined
      ? pickOne(await listInvoices(client, overdue, context), sentence, context)
      : await findByNumber(invoice, question, context);
  if (found === undefined)
    return client === undefined
      ? { refuse: tr(context, 'Nothing is overdue.', 'Nichts ist überfällig.') }
      : {
          refuse: tr(
            context,
            `Nothing of ${plain(client.name)} is overdue.`,
            `Von ${plain(client.name)} ist nichts überfällig.`,
          ),
        };
  if (!('id' in found)) return found;
  const next = await context.data.findNextReminder(found.id, context.language);
  if ('step' in next) return { tool: 'send_reminder', input: { invoiceId: found.id, step: next.step } };
  return { refuse: 'refused' in next ? plain(next.refused) : sayNoReminder(next.because, context) };
}

const whyNone: Readonly<Record<NoReminder, readonly [english: string, german: string]>> = {
  draft: [
    'A draft has no reminders: issue it first.',
    'Ein Entwurf hat keine Erinnerungen: Stelle ihn zuerst.',
  ],
  credit_note: ['A credit note has no reminders.', 'Eine Gutschrift hat keine Erinnerungen.'],
  paid: ['The invoice is paid.', 'Die Rechnung ist bezahlt.'],
  wholly_credited: ['The invoice is credited in full.', 'Die Rechnung ist ganz gutgeschrieben.'],
  written_off: ['The invoice is written off.', 'Die Rechnung ist ausgebucht.'],
  no_due_date: ['The invoice has no due date.', 'Die Rechnung hat keine Fälligkeit.'],
  not_sent: [
    'Vireo has no record that this invoice was sent, so it is not reminded of: send it, or mark it as sent.',
    'Für Vireo ist diese Rechnung noch nicht versendet, darum wird nicht an sie erinnert: Sende sie, oder markiere sie als versendet.',
  ],
  no_steps: ['The rule of this client has no reminders.', 'Die Regel dieses Kunden hat keine Erinnerungen.'],
  no_step_left: ['All reminders of the rule are sent.', 'Alle Erinnerungen der Regel sind versendet.'],
};

function sayNoReminder(because: string, context: PlanContext): string {
  const known = Object.entries(whyNone).find(([reason]) => reason === because);
  if (known !== undefined) return tr(context, ...known[1]);
  const reason = plain(because);
  return tr(context, `Its reminders are paused: ${reason}.`, `Ihre Erinnerungen ruhen: ${reason}.`);
}
