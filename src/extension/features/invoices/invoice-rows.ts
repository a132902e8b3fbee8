/** Rows of the Invoices view by what is due: the most overdue first, then what waits, drafts, what is settled; pure. */
import type { Invoice } from '../../../api-client/index.ts';
import { recordFacts } from '../../../contract/coach/record-kinds.generated.ts';
import { joinFacts, tellInvoicesApart } from '../../../pages/practice/told-apart.ts';
import type { Translate } from '../../../pages/words.ts';
import { shortClient } from '../../platform/practice/short-client.ts';
import type { Row } from '../../platform/row.ts';

/** Under which heading an invoice stands. */
type Group = 'overdue' | 'open' | 'draft' | 'paid' | 'credit' | 'cancelled';

const order: readonly Group[] = ['overdue', 'open', 'draft', 'paid', 'credit', 'cancelled'];

const icons: Readonly<Record<Group, string>> = {
  draft: 'edit',
  overdue: 'warning',
  open: 'mail',
  paid: 'pass',
  credit: 'references',
  cancelled: 'circle-slash',
};

export interface InvoiceRowPorts {
  readonly t: Translate;
  readonly locale: string;
  readonly formatAmount: (amount: Invoice['gross']) => string;
  readonly formatDate: (date: string) => string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The step of a reminder that is ready, by invoice. */
  readonly readyReminders?: ReadonlyMap<string, number>;
}

export function buildInvoiceRows(invoices: readonly Invoice[], ports: InvoiceRowPorts): readonly Row[] {
  return order.flatMap((group) => {
    const sort = group === 'overdue' || group === 'open' ? byDueDate : byDate;
    const own = invoices.filter((invoice) => groupOf(invoice) === group).sort(sort);
    return own.length === 0 ? [] : [groupRow(group, own, ports)];
  });
}

function groupOf({ state, overdue, due, documentType }: Invoice): Group {
  if (state === 'draft' || state === 'cancelled') return state;
  if (documentType === '381') return 'credit';
  if (due.minor === 0) return 'paid';
  return overdue ? 'overdue' : 'open';
}

function groupRow(group: Group, invoices: readonly Invoice[], ports: InvoiceRowPorts): Row {
  const { t } = ports;
  const words: Readonly<Record<Group, string>> = {
    draft: t('Drafts'),
    overdue: t('Overdue'),
    open: t('Open'),
    paid: t('Paid'),
    credit: t('Credit Notes'),
    cancelled: t('Cancelled'),
  };
  return {
    id: `invoices/${group}`,
    record: { kind: 'invoice', ids: [] },
    label: words[group],
    description: String(invoices.length),
    icon: icons[group],
    ...(group === 'overdue' ? { iconColor: 'problemsWarningIcon.foreground' } : {}),
    kind: 'invoices',
    expanded: !settled.has(group),
    children: listRows(invoices, group, ports),
  };
}

/** Two drafts of one sum read the same, as two open invoices of one client and day do. */
function listRows(invoices: readonly Invoice[], group: Group, ports: InvoiceRowPorts): readonly Row[] {
  const rows = new Map(invoices.map((invoice) => [invoice, invoiceRow(invoice, group, ports)]));
  const apart = tellInvoicesApart(invoices, ports, (invoice) => {
    const row = rows.get(invoice);
    return `${row?.label} ${row?.description}`;
  });
  return [...rows].map(([invoice, row]) => ({
    ...row,
    description: joinFacts(row.description, apart.get(invoice)),
  }));
}

const settled: ReadonlySet<Group> = new Set(['paid', 'credit', 'cancelled']);

/** The figure comes first, then the name: a narrow side bar cuts what follows. Only what is late says so before the name. */
function invoiceRow(invoice: Invoice, group: Group, ports: InvoiceRowPorts): Row {
  const { t, formatAmount } = ports;
  const isOpen = group === 'open' || group === 'overdue';
  const late = group === 'overdue' ? t('{0} d', -daysUntil(invoice.dueDate, ports)) : undefined;
  const due = group === 'open' ? describeDue(invoice.dueDate, ports) : undefined;
  const amount = formatAmount(isOpen ? invoice.due : invoice.gross);
  const step = ports.readyReminders?.get(invoice.id);
  const reminder = step === undefined ? undefined : t('reminder {0} is ready', step);
  return {
    id: `invoice/${invoice.id}`,
    record: { kind: 'invoice', ids: [invoice.id] },
    label: [amount, late, shortClient(invoice.clientName)].filter(Boolean).join(' · '),
    description: [due, invoice.number ?? t('Draft'), reminder].filter(Boolean).join(' · '),
    icon: iconOf(invoice, group),
    ...(group === 'overdue' ? { iconColor: 'problemsWarningIcon.foreground' } : {}),
    kind: kindOf(invoice),
    tooltip: [...describe(invoice, group, ports), ...(reminder === undefined ? [] : [reminder])].join('\n'),
    open: 'vireo.previewInvoice',
  };
}

function iconOf({ state, documentType }: Invoice, group: Group): string {
  if (documentType === '381') return 'references';
  if (group === 'overdue') return 'warning';
  return state === 'sent' || state === 'part_paid' ? 'mail' : recordFacts.invoice.icon;
}

/** Every sum that is not nothing, and what became of it. */
function describe(invoice: Invoice, group: Group, ports: InvoiceRowPorts): readonly string[] {
  const { t, formatAmount, formatDate } = ports;
  const { gross, paid, credited, discounted, writtenOff, sent } = invoice;
  const sums = [
    [t('Paid'), paid],
    [t('Credited'), credited],
    [t('Cash discount'), discounted],
    [t('Written off'), writtenOff],
  ] as const;
  return [
    `${invoice.number ?? t('Draft')} · ${invoice.clientName}`,
    `${formatDate(invoice.periodStart)} – ${formatDate(invoice.periodEnd)}`,
    formatAmount(gross),
    ...sums.filter(([, { minor }]) => minor !== 0).map(([what, sum]) => `${what}: ${formatAmount(sum)}`),
    t('Due on {0}', formatDate(invoice.dueDate)),
    ...(group === 'overdue' ? [describeDue(invoice.dueDate, ports)] : []),
    ...(sent === null ? [] : [t('Sent on {0}', formatDate(sent.date))]),
  ];
}

/** What menus go by: `final` is what nothing corrects any more, `open` what can be paid, `overdue` what is reminded of. */
function kindOf({ state, documentType, due, overdue }: Invoice): string {
  if (state === 'draft') return 'invoice.draft';
  if (state === 'cancelled' || documentType === '381') return 'invoice.final';
  if (due.minor <= 0) return 'invoice.issued';
  return overdue ? 'invoice.issued.open.overdue' : 'invoice.issued.open';
}

/** `due in 9 days`, `due today`, `3 days late`. */
export function describeDue(dueDate: string, { t, today }: Pick<InvoiceRowPorts, 't' | 'today'>): string {
  const days = daysUntil(dueDate, { today });
  if (days === 0) return t('due today');
  if (days === 1) return t('due tomorrow');
  if (days === -1) return t('1 day late');
  return days > 0 ? t('due in {0} days', days) : t('{0} days late', -days);
}

/** Negative for a day that is past. */
function daysUntil(date: string, { today }: Pick<InvoiceRowPorts, 'today'>): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
}

function byDueDate(one: Invoice, other: Invoice): number {
  return one.dueDate.localeCompare(other.dueDate) || other.due.minor - one.due.minor;
}

function byDate(one: Invoice, other: Invoice): number {
  return other.issueDate.localeCompare(one.issueDate) || other.createdAt.localeCompare(one.createdAt);
}
