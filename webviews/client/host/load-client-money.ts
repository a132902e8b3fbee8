/** What the page *Client* shows of a client's money. */

import type { Invoice } from '../../../src/api-client/index.ts';
import { formatMinutes } from '../../../src/domain/duration.ts';
import { formatMoney, type Money } from '../../../src/domain/money.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { ClientMoney } from '../messages.ts';

/** Undefined for who may not see invoices. */
export async function loadClientMoney(
  { backend, locale }: Pick<PagePorts, 'backend' | 'locale'>,
  clientId: string,
): Promise<ClientMoney | undefined> {
  try {
    const [billable, invoices] = await Promise.all([
      backend.ask((api, options) => api.listBillableClients(options)),
      backend.ask((api, options) => api.listInvoices({ ...options, query: { clientId, limit: 500 } })),
    ]);
    const ready = billable.items.find((one) => one.clientId === clientId);
    const unbilled = ready && {
      amount: formatAmounts(ready.amounts, locale),
      hours: formatMinutes(ready.billedSeconds),
    };
    return { ...(unbilled && { unbilled }), ...describeInvoices(invoices.items, locale) };
  } catch (error) {
    if (isApiFailure(error, 'forbidden')) return undefined;
    throw error;
  }
}

function describeInvoices(
  items: readonly Invoice[],
  locale: string,
): Pick<ClientMoney, 'open' | 'lastInvoice'> {
  const issued = items.filter(({ number, documentType }) => number !== null && documentType === '380');
  const open = issued.filter(({ due, state }) => due.minor > 0 && state !== 'cancelled');
  const overdue = sumByCurrency(open.filter((invoice) => invoice.overdue));
  const [last] = issued.toSorted((one, other) => other.issueDate.localeCompare(one.issueDate));
  const sums = sumByCurrency(open);
  return {
    ...(sums.length > 0 && {
      open: {
        amount: formatAmounts(sums, locale),
        ...(overdue.length > 0 && { overdue: formatAmounts(overdue, locale) }),
      },
    }),
    ...(last !== undefined && {
      lastInvoice: {
        id: last.id,
        number: last.number ?? '',
        amount: formatMoney(last.gross, locale),
        date: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
          Date.parse(last.issueDate),
        ),
      },
    }),
  };
}

/** `110,00 € + 20.00 $`: one amount a currency, since there is no sum of two. */
function formatAmounts(amounts: readonly Money[], locale: string): string {
  return amounts.map((amount) => formatMoney(amount, locale)).join(' + ');
}

/** One amount a currency. */
function sumByCurrency(invoices: readonly Invoice[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { due } of invoices) sums.set(due.currency, (sums.get(due.currency) ?? 0) + due.minor);
  return [...sums].map(([currency, minor]) => ({ currency, minor }));
}
