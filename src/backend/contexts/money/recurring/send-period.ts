/** Mails the invoice of a period: its files are made after it is issued, and the mail is queued once. */
import type { AgreedTerms } from '../../../../domain/recurring/agreed-terms.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { InvoiceMessage, RecurringPorts } from './recurring.ports.ts';
import {
  findTemplate,
  type RunRow,
  settleSending,
  type TemplateRow,
  updateTemplate,
} from './recurring.repository.ts';
import { readContent, showTemplate } from './template-view.ts';

type Attempt = { readonly message: InvoiceMessage } | { readonly problem: string };

/** A run that was interrupted goes on here: the invoice is there, and its mail is not. */
export async function sendPeriod(ports: RecurringPorts, caller: Caller, run: RunRow): Promise<void> {
  const settle = async (made: Attempt) =>
    await ports.unitOfWork.write(caller.actor, async (work) => await settleRun(ports, work, { run, made }));
  try {
    await settle({ message: await compose(ports, caller, run) });
  } catch (error) {
    // What another attempt would meet again is for a person.
    if (!ApiError.is(error) || error.status >= 500) throw error;
    await settle({ problem: error.message });
  }
}

async function compose(ports: RecurringPorts, caller: Caller, run: RunRow): Promise<InvoiceMessage> {
  const row = await findTemplate(ports.reads(caller.actor), run.template_id);
  if (row === undefined) throw notFound('recurring invoice');
  const { files } = readContent(row);
  return await ports.mailing.compose(caller, { invoiceId: run.invoice_id ?? '', files });
}

async function settleRun(
  ports: RecurringPorts,
  work: Work,
  { run, made }: { readonly run: RunRow; readonly made: Attempt },
): Promise<void> {
  const row = await findTemplate(work.reads, run.template_id);
  if (row === undefined) return;
  const problem = 'problem' in made ? made.problem : findObjection(row, made.message);
  const outcome = problem === undefined ? 'sent' : 'issued';
  if (!(await settleSending(work.writes, run, { outcome, because: problem ?? null }))) return;
  if (problem === undefined && 'message' in made) await ports.mailing.queue(work, made.message);
  const changed = await updateTemplate(work.writes, row, { updated_at: work.now });
  const after = await showTemplate(ports, work.reads, { row: changed, now: work.now });
  await work.log({ type: 'recurring-invoice.ran', id: row.id, version: changed.version, after });
}

/** Hours may lie between the invoice and its mail. */
function findObjection(row: TemplateRow, { terms }: InvoiceMessage): string | undefined {
  if (row.state === 'paused') return 'The template was paused before the mail was queued: send it yourself.';
  const agreed: AgreedTerms | null = row.agreed === null ? null : JSON.parse(row.agreed);
  if (row.result === 'sent' && agreed?.mail === terms) return undefined;
  return 'What was agreed to changed before the mail was queued: send it yourself.';
}
