/** Drafts that recurring invoices make: the port of their slice. */
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { lacksRate } from '../../model/exemption.ts';
import { listUnbilled } from '../billable/billable-time.repository.ts';
import { createInvoice, type NewInvoice } from '../create-invoice.ts';
import { loadInvoice, loadSurroundings } from '../invoice-loading.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { checkDraft, issueInvoice } from '../issue-invoice.ts';

interface TimeOf {
  readonly clientId: string;
  /** Null: of every project. */
  readonly projectId: string | null;
  readonly period: { readonly from: string; readonly to: string };
}

export function draftsOfTemplates(ports: InvoicePorts) {
  return {
    async draft(work: Work, draft: NewInvoice): Promise<{ readonly id: string }> {
      return (await createInvoice(ports, work, draft)).record;
    },

    async issue(work: Work, { caller, id }: { readonly caller: Caller; readonly id: string }): Promise<void> {
      await issueInvoice(ports, work, { caller, id, expected: undefined });
    },

    async read(
      { reads, now: nowMs }: Work,
      id: string,
    ): Promise<{ readonly document: InvoiceDocument; readonly problems: readonly string[] }> {
      const row = await loadInvoice(reads, id);
      const surroundings = await loadSurroundings(ports, reads, { invoice: row, nowMs });
      const { document, checks } = await checkDraft(ports, reads, { row, surroundings });
      const failed = checks.filter(({ passed, severity }) => !passed && severity === 'error');
      const noRate = document.lines.some(lacksRate) ? ['The VAT rate of this invoice is not known.'] : [];
      return { document, problems: [...noRate, ...failed.map(({ message }) => message)] };
    },

    async countSeconds(reads: Reads, { clientId, projectId, period }: TimeOf): Promise<number> {
      const entries = await listUnbilled(reads, { clientId, period });
      const own = entries.filter((entry) => projectId === null || entry.projectId === projectId);
      return own.reduce((sum, { seconds }) => sum + seconds, 0);
    },
  };
}
