/** Time of the draft's client and period that was approved after the draft was made joins it. */
import type { Work } from '../../../../platform/unit-of-work.ts';
import { readRounding, writeRounding } from '../../model/stored-rounding.ts';
import { listUnbilled } from '../billable/billable-time.repository.ts';
import { claimEntries } from '../invoice-lines.repository.ts';
import { showInvoice } from '../invoice-loading.ts';
import { loadRounding } from '../invoice-rounding.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { Invoice } from '../invoices.schema.ts';
import { loadDraft, type OnInvoice, openDraft, saveDraft } from './open-draft.ts';
import { rebuildLines } from './rebuild-lines.ts';

/** Nothing changes where none was approved. A project that is new to the draft is rounded by its own rule; how the others are rounded stays. */
export async function takeUpTime(ports: InvoicePorts, work: Work, on: OnInvoice): Promise<Invoice> {
  const draft = await openDraft(ports, work, await loadDraft(work, on, 'edit'));
  const { next: row, surroundings } = draft;
  const entries = await listUnbilled(work.reads, {
    clientId: row.client_id,
    period: { from: row.period_start, to: row.period_end },
  });
  if (entries.length === 0) {
    // Lines that took a VAT rate that was said since are saved with their totals.
    return row === draft.row ? showInvoice(row, surroundings) : await saveDraft(work, draft);
  }
  await ports.timesheets.requireNoImport(work.reads);
  const kept = readRounding(row.rounding);
  const projectIds = entries.map(({ projectId }) => projectId);
  const { projectRoundings = new Map() } = await loadRounding(ports, work.reads, {
    ...surroundings,
    projectIds,
  });
  const roundings = new Map([...projectRoundings, ...(kept.projectRoundings ?? [])]);
  const next = { ...row, rounding: writeRounding({ ...kept, projectRoundings: roundings }) };
  const ids = entries.map(({ id }) => id);
  await claimEntries(work.writes, next, ids);
  await rebuildLines(work, next);
  return await saveDraft(work, { ...draft, next });
}
