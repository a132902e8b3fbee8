/** Rows of the Invoices view: state → invoice; pure. */
import type { Invoice } from '../../../api-client/index.ts';
import type { Row } from '../../platform/row.ts';
import type { Translate } from '../../platform/words.ts';

/** Under which heading an invoice stands. */
type Group = 'draft' | 'overdue' | 'open' | 'paid' | 'cancelled';

const order: readonly Group[] = ['draft', 'overdue', 'open', 'paid', 'cancelled'];

const icons: Readonly<Record<Group, string>> = {
  draft: 'edit',
  overdue: 'warning',
  open: 'mail',
  paid: 'pass',
  cancelled: 'circle-slash',
};

export interface InvoiceRowPorts {
  readonly t: Translate;
  readonly formatAmount: (amount: Invoice['gross']) => string;
  readonly formatDate: (date: string) => string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export function buildInvoiceRows(invoices: readonly Invoice[], ports: InvoiceRowPorts): readonly Row[] {
  return order.flatMap((group) => {
    const own = invoices.filter((invoice) => groupOf(invoice) === group).sort(byDate);
    return own.length === 0 ? [] : [groupRow(group, own, ports)];
  });
}

function groupOf({ state, overdue }: Invoice): Group {
  if (state === 'draft' || state === 'paid' || state === 'cancelled') return state;
  return overdue ? 'overdue' : 'open';
}

function groupRow(group: Group, invoices: readonly Invoice[], ports: InvoiceRowPorts): Row {
  const { t } = ports;
  const words: Readonly<Record<Group, string>> = {
    draft: t('Drafts'),
    overdue: t('Overdue'),
    open: t('Issued'),
    paid: t('Paid'),
    cancelled: t('Cancelled'),
  };
  return {
    id: `invoices/${group}`,
    record: { kind: 'invoice', ids: [] },
    label: words[group],
    description: String(invoices.length),
    icon: icons[group],
    ...(group === 'overdue' ? { iconColor: 'list.warningForeground' } : {}),
    kind: 'invoices',
    expanded: group !== 'paid' && group !== 'cancelled',
    children: invoices.map((invoice) => invoiceRow(invoice, group, ports)),
  };
}

function invoiceRow(invoice: Invoice, group: Group, ports: InvoiceRowPorts): Row {
  const { t, formatAmount, formatDate } = ports;
  const number = invoice.number ?? t('Draft');
  const amount = formatAmount(invoice.gross);
  const due = group === 'open' || group === 'overdue' ? describeDue(invoice.dueDate, ports) : undefined;
  return {
    id: `invoice/${invoice.id}`,
    record: { kind: 'invoice', ids: [invoice.id] },
    label: `${number} ${invoice.clientName}`,
    description: [amount, due].filter(Boolean).join(' · '),
    icon: invoice.documentType === '381' ? 'references' : 'file',
    kind: kindOf(invoice),
    tooltip: [
      `${number} · ${invoice.clientName}`,
      `${formatDate(invoice.periodStart)} – ${formatDate(invoice.periodEnd)}`,
      amount,
      t('Due on {0}', formatDate(invoice.dueDate)),
    ].join('\n'),
    open: 'vireo.previewInvoice',
  };
}

/** What menus go by: `final` is what nothing corrects any more. */
function kindOf({ state, documentType }: Invoice): string {
  if (state === 'draft') return 'invoice.draft';
  return state === 'cancelled' || documentType === '381' ? 'invoice.final' : 'invoice.issued';
}

/** `due in 9 days`, `due today`, `3 days late`. */
export function describeDue(dueDate: string, { t, today }: Pick<InvoiceRowPorts, 't' | 'today'>): string {
  const days = Math.round((Date.parse(dueDate) - Date.parse(today)) / 86_400_000);
  if (days === 0) return t('due today');
  if (days === 1) return t('due tomorrow');
  if (days === -1) return t('1 day late');
  return days > 0 ? t('due in {0} days', days) : t('{0} days late', -days);
}

function byDate(one: Invoice, other: Invoice): number {
  return other.issueDate.localeCompare(one.issueDate) || other.createdAt.localeCompare(one.createdAt);
}
