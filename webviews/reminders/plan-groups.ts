/** Overdue invoices by what can be done about each, and which of them the page shows first; pure. */
import type { OverdueRow, Plan } from './messages.ts';

export const groupNames = ['ready', 'scheduled', 'paused', 'nothing'] as const;
export type GroupName = (typeof groupNames)[number];

export interface Group {
  readonly name: GroupName;
  readonly items: readonly OverdueRow[];
}

/** Those that have something to show, in the order of what can be done. */
export function groupOverdue(items: readonly OverdueRow[]): readonly Group[] {
  return groupNames
    .map((name) => ({ name, items: items.filter(({ plan }) => plan.state === name) }))
    .filter((group) => group.items.length > 0);
}

export function readyOf(items: readonly OverdueRow[]): readonly OverdueRow[] {
  return items.filter(({ plan }) => plan.state === 'ready');
}

/** Until one is selected: the first that can be sent, else the latest. */
export function chooseInvoice(items: readonly OverdueRow[]): string | undefined {
  return (readyOf(items)[0] ?? items[0])?.invoiceId;
}

/** Content that was loaded for another invoice than the one that is selected by now. */
export function isOlder(
  {
    items,
    detail,
  }: { readonly items: readonly OverdueRow[]; readonly detail: { readonly invoiceId: string } | null },
  selected: string | undefined,
): boolean {
  return (
    detail !== null && detail.invoiceId !== selected && items.some(({ invoiceId }) => invoiceId === selected)
  );
}

export type Dot = 'sent' | 'next' | 'later';

/** A dot a step: those before the next one are sent. */
export function dotsOf({ step, steps, state }: Pick<Plan, 'step' | 'steps' | 'state'>): readonly Dot[] {
  return Array.from({ length: steps }, (_, index) => {
    if (step === null) return 'later';
    if (index + 1 < step) return 'sent';
    return index + 1 === step && state === 'ready' ? 'next' : 'later';
  });
}

/** Rounded down: what is not paid in full is never shown as if it were. */
export function paidPercent({ total, open }: Pick<OverdueRow, 'total' | 'open'>): number {
  if (total.minor <= 0) return 0;
  return Math.max(0, Math.floor(((total.minor - open.minor) * 100) / total.minor));
}
