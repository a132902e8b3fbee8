/** What is done with an invoice from a row, the palette or its panel; a bundle of its own. */
import type { CommandTarget } from '../../../contract/commands.ts';
import { runAside } from '../../platform/pages/run-aside.ts';
import { recordIdOf, targetsOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';

/** The panels of invoices, as an act needs them. */
export interface InvoicePanelsPort {
  /** `preserveFocus`: for a question that is asked beside it. */
  show(id: string, preserveFocus?: boolean): Promise<void>;
  /** Id of the invoice whose panel is in front. */
  readonly front: string | undefined;
}

type InvoiceAct = (
  services: Services,
  panels: InvoicePanelsPort,
  target: CommandTarget | undefined,
  selected?: unknown,
) => Promise<unknown>;

const loadActions = () => import('./invoice-actions.ts');

async function pick(services: Services): Promise<string | undefined> {
  return await (await loadActions()).pickInvoice(services);
}

/** Shows what `make` has made. */
function showing(
  make: (services: Services, target?: CommandTarget, selected?: unknown) => Promise<string | undefined>,
): InvoiceAct {
  return async (services, panels, target, selected) => {
    const id = await make(services, target, selected);
    if (id !== undefined) await panels.show(id);
  };
}

export const invoiceActs = {
  createInvoice: async (services, panels, target, selected) => {
    const { createInvoice, completeDraft } = await import('./create-invoice.ts');
    const id = await createInvoice(services, targetsOf(target, selected));
    if (id === undefined) return;
    await panels.show(id);
    // Not awaited: the draft is there, whether the practice's page is filled or closed.
    runAside(services, () => completeDraft(services, id));
  },
  previewInvoice: showing(
    async (services, target) => recordIdOf(target, 'invoice') ?? (await pick(services)),
  ),
  issueInvoice: async (services, panels, target) =>
    (await loadActions()).issue(services, (id) => panels.show(id, true), { target, front: panels.front }),
  deleteInvoice: async (services, _panels, target) =>
    (await import('./correct-invoice.ts')).deleteDraft(services, target),
  creditInvoice: showing(async (services, target) =>
    (await import('./correct-invoice.ts')).createCreditNote(services, target),
  ),
  correctInvoice: showing(async (services, target) =>
    (await import('./correct-invoice.ts')).correctInvoice(services, target),
  ),
  duplicateInvoice: showing(async (services, target) =>
    (await import('./correct-invoice.ts')).duplicateInvoice(services, target),
  ),
  exportInvoice: async (services, panels, target) => {
    const id = recordIdOf(target, 'invoice') ?? panels.front ?? (await pick(services));
    if (id !== undefined) await (await import('./export-invoice.ts')).exportInvoice(services, id);
  },
  markInvoiceSent: async (services, { front }, target) =>
    (await import('./settling/mark-sent.ts')).markSent(services, { target, front }),
  mailInvoice: async (services, { front }, target) =>
    (await import('./settling/mail-invoice.ts')).mailInvoice(services, { target, front }),
  emailInvoice: async (services, { front }, target) =>
    (await import('./settling/email-invoice.ts')).emailInvoice(services, { target, front }),
  recordPayment: async (services, { front }, target) =>
    (await import('./settling/record-payment.ts')).recordPayment(services, { target, front }),
  copyInvoiceNumber: async (services, _panels, target) => (await loadActions()).copyNumber(services, target),
} as const satisfies Readonly<Record<string, InvoiceAct>>;
