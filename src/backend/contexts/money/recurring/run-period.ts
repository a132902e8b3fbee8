/** One run of a template: its period's invoice once, however often it comes, and as far as a person agreed to. */
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import {
  type AgreedTerms,
  type ChangedTerm,
  findChangedTerm,
  termsOfDocument,
} from '../../../../domain/recurring/agreed-terms.ts';
import {
  latestPeriod,
  periodRunOn,
  type RecurringPeriod,
} from '../../../../domain/recurring/recurring-periods.ts';
import { moveDate } from '../../../../domain/time/calendar-date.ts';
import { localDate } from '../../../../domain/zones.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { makeDraft } from './make-invoice.ts';
import { emailOf } from './preview-recurring.ts';
import type { RecurringPorts } from './recurring.ports.ts';
import {
  findRun,
  findTemplate,
  insertRun,
  type RunRow,
  type TemplateRow,
  updateRun,
  updateTemplate,
} from './recurring.repository.ts';
import { isWithoutInvoice } from './run-outcome.ts';
import { loadZone, readContent, ruleOf, showTemplate } from './template-view.ts';

export interface PeriodRun {
  readonly caller: Caller;
  readonly templateId: string;
  /** Local date of the occurrence; the newest up to an instant where a person asked for it. */
  readonly day: { readonly on: string } | { readonly upTo: number };
}

interface Located {
  readonly row: TemplateRow;
  readonly period: RecurringPeriod;
  /** What became of it before. */
  readonly before: RunRow | undefined;
}

async function locate(
  ports: RecurringPorts,
  { reads }: Work,
  { templateId, day }: Omit<PeriodRun, 'caller'>,
): Promise<Located | undefined> {
  const row = await findTemplate(reads, templateId);
  if (row === undefined) return undefined;
  const content = readContent(row);
  const zone = await loadZone(ports, reads);
  const rule = ruleOf(content, zone);
  const period =
    'on' in day
      ? periodRunOn(rule, content.timing, day.on)
      : latestPeriod(rule, content.timing, localDate(day.upTo, zone));
  if (period === undefined || period.number < row.first_number) return undefined;
  return { row, period, before: await findRun(reads, { templateId, from: period.from }) };
}

/** What became of it; the same again where it was made before. Undefined where nothing is to be made. */
export async function runPeriod(
  ports: RecurringPorts,
  work: Work,
  asked: PeriodRun,
): Promise<RunRow | undefined> {
  const located = await locate(ports, work, asked);
  if (located === undefined) return undefined;
  const { row, period, before } = located;
  if (row.state !== 'active' || (before !== undefined && before.outcome !== 'failed')) return before;
  const { endsOn } = readContent(row);
  if (endsOn !== null && period.from > endsOn) return await end(ports, work, row);
  const { caller } = asked;
  return await keep(ports, work, { located, made: await make(ports, work, { caller, row, period }) });
}

/** Another attempt, which a person asked for. */
export async function retryPeriod(
  ports: RecurringPorts,
  work: Work,
  {
    caller,
    templateId,
    from,
  }: { readonly caller: Caller; readonly templateId: string; readonly from: string },
): Promise<RunRow> {
  if ((await findTemplate(work.reads, templateId)) === undefined) throw notFound('recurring invoice');
  const before = await findRun(work.reads, { templateId, from });
  if (before === undefined) throw new ApiError('state_forbids', 'No period that begins on that day failed.');
  // Its invoice is there, and its mail is not.
  if (before.outcome === 'sending') return before;
  const located = await locate(ports, work, { templateId, day: { on: await runDayOf(work, before) } });
  if (located === undefined) throw notFound('recurring invoice');
  if (!isWithoutInvoice(before)) throw new ApiError('state_forbids', 'This period was made before.');
  const { row, period } = located;
  if (row.state === 'paused')
    throw new ApiError('state_forbids', 'The recurring invoice is paused: resume it first.');
  return await keep(ports, work, { located, made: await make(ports, work, { caller, row, period }) });
}

async function runDayOf({ reads }: Work, run: RunRow): Promise<string> {
  const row = await findTemplate(reads, run.template_id);
  if (row === undefined) throw notFound('recurring invoice');
  return readContent(row).timing === 'advance' ? run.period_start : moveDate(run.period_end, 1);
}

/** Nothing of an attempt is left but why it failed: the period waits for another one. */
export async function keepFailure(
  ports: RecurringPorts,
  work: Work,
  { because, ...asked }: Omit<PeriodRun, 'caller'> & { readonly because: string },
): Promise<void> {
  const located = await locate(ports, work, asked);
  if (located === undefined || (located.before !== undefined && !isWithoutInvoice(located.before))) return;
  await keep(ports, work, { located, made: nothing('failed', because) });
}

async function keep(
  ports: RecurringPorts,
  work: Work,
  { located: { row, period, before }, made }: { readonly located: Located; readonly made: Made },
): Promise<RunRow> {
  const { now, reads, writes } = work;
  const result = { made_at: now, ...made.run };
  const run: RunRow = {
    organization_id: row.organization_id,
    template_id: row.id,
    period_start: period.from,
    period_end: period.to,
    ...result,
  };
  if (before === undefined) await insertRun(writes, run);
  else await updateRun(writes, before, result);
  const changed = await updateTemplate(writes, row, { updated_at: now, ...made.template });
  const after = await showTemplate(ports, reads, { row: changed, now });
  await work.log({ type: 'recurring-invoice.ran', id: row.id, version: changed.version, after });
  return run;
}

async function end(ports: RecurringPorts, work: Work, row: TemplateRow): Promise<undefined> {
  const before = await showTemplate(ports, work.reads, { row, now: work.now });
  const changed = await updateTemplate(work.writes, row, { state: 'ended', updated_at: work.now });
  await ports.schedules.remove(work, { kind: 'recurring.invoice', subjectId: row.id });
  const after = await showTemplate(ports, work.reads, { row: changed, now: work.now });
  await work.log({ type: 'recurring-invoice.changed', id: row.id, version: changed.version, before, after });
}

interface Made {
  readonly run: Pick<RunRow, 'outcome' | 'invoice_id' | 'because'>;
  readonly template: Partial<Pick<TemplateRow, 'agreed' | 'asks_because'>>;
}

interface Period {
  readonly caller: Caller;
  readonly row: TemplateRow;
  readonly period: RecurringPeriod;
}

async function make(ports: RecurringPorts, work: Work, { caller, row, period }: Period): Promise<Made> {
  const client = await ports.findClient(work.reads, row.client_id);
  if (client === undefined || client.archived_at !== null) {
    return nothing('client_archived', 'The client is archived: restore it, and try again.');
  }
  const { client_id: clientId, project_id: projectId } = row;
  const id = await makeDraft(ports, work, { caller, clientId, projectId, content: readContent(row), period });
  if (id === undefined) return nothing('nothing', 'No approved, unbilled time lay in this period.');
  if (row.result === 'draft')
    return { run: { outcome: 'draft', invoice_id: id, because: null }, template: {} };
  const { document, problems } = await ports.invoices.read(work, id);
  const isSent = row.result === 'sent';
  const mail = isSent ? await previewMail(ports, work, { row, document }) : undefined;
  const terms = {
    ...termsOfDocument(document, await emailOf(ports, work.reads, clientId)),
    ...(mail && { mail: mail.terms }),
  };
  const changed = changedTerm(row, terms);
  if (changed !== undefined) {
    return {
      run: { outcome: 'draft', invoice_id: id, because: explanations[changed] },
      template: { agreed: null, asks_because: changed },
    };
  }
  const because = sentencesOf(problems, mail?.problems);
  if (because !== '') {
    return { run: { outcome: 'draft', invoice_id: id, because }, template: {} };
  }
  await ports.invoices.issue(work, { caller, id });
  return { run: { outcome: isSent ? 'sending' : 'issued', invoice_id: id, because: null }, template: {} };
}

async function previewMail(
  ports: RecurringPorts,
  work: Work,
  { row, document }: { readonly row: TemplateRow; readonly document: InvoiceDocument },
) {
  const { files } = readContent(row);
  return await ports.mailing.preview(work.reads, { clientId: row.client_id, document, files });
}

const sentencesOf = (own: readonly string[], ofMail: readonly string[] = []) => [...own, ...ofMail].join(' ');

function nothing(outcome: 'nothing' | 'client_archived' | 'failed', because: string): Made {
  return { run: { outcome, invoice_id: null, because }, template: {} };
}

type Ask = ChangedTerm | 'changed';

function changedTerm(row: TemplateRow, now: AgreedTerms): Ask | undefined {
  if (row.agreed === null) return row.asks_because ?? 'changed';
  const agreed: AgreedTerms = JSON.parse(row.agreed);
  return findChangedTerm(agreed, now);
}

const explanations: Readonly<Record<Ask, string>> = {
  price: 'A price differs from what was agreed to: look at the preview and agree again.',
  tax: 'The tax differs from what was agreed to: look at the preview and agree again.',
  recipient: 'The recipient differs from what was agreed to: look at the preview and agree again.',
  mail: 'The text or the address of the mail differs from what was agreed to: look at the preview and agree again.',
  changed: 'The template was changed since: look at the preview and agree again.',
};
