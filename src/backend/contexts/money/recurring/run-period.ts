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
import { localDate } from '../../../../domain/zones.ts';
import type { Caller } from '../../../platform/http/actor.ts';
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
  updateTemplate,
} from './recurring.repository.ts';
import { loadZone, readContent, ruleOf, showTemplate } from './template-view.ts';

export interface PeriodRun {
  readonly caller: Caller;
  readonly templateId: string;
  /** Local date of the occurrence; the newest up to an instant where a person asked for it. */
  readonly day: { readonly on: string } | { readonly upTo: number };
}

/** What became of it; the same again where it was made before. Undefined where nothing is to be made. */
export async function runPeriod(
  ports: RecurringPorts,
  work: Work,
  { caller, templateId, day }: PeriodRun,
): Promise<RunRow | undefined> {
  const row = await findTemplate(work.reads, templateId);
  if (row === undefined) return undefined;
  const content = readContent(row);
  const zone = await loadZone(ports, work.reads);
  const rule = ruleOf(content, zone);
  const period =
    'on' in day
      ? periodRunOn(rule, content.timing, day.on)
      : latestPeriod(rule, content.timing, localDate(day.upTo, zone));
  if (period === undefined || period.number < row.first_number) return undefined;
  const before = await findRun(work.reads, { templateId, from: period.from });
  if (before !== undefined || row.state !== 'active') return before;
  if (content.endsOn !== null && period.from > content.endsOn) return await end(ports, work, row);
  const made = await make(ports, work, { caller, row, period });
  const run: RunRow = {
    organization_id: row.organization_id,
    template_id: row.id,
    period_start: period.from,
    period_end: period.to,
    made_at: work.now,
    ...made.run,
  };
  await insertRun(work.writes, run);
  const changed = await updateTemplate(work.writes, row, { updated_at: work.now, ...made.template });
  const after = await showTemplate(ports, work.reads, { row: changed, now: work.now });
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
    return nothing('client_archived', 'The client is archived: restore it, and bill this period by hand.');
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

function nothing(outcome: 'nothing' | 'client_archived', because: string): Made {
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
