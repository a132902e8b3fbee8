/** What the page *Client* shows of a client's money. */

import type { ClientMoney } from '../../../../../webviews/client/messages.ts';
import type { Invoice } from '../../../../api-client/index.ts';
import { formatMinutes } from '../../../../domain/duration.ts';
import type { Money } from '../../../../domain/money.ts';
import { formatAmount, formatAmounts } from '../../../platform/amounts.ts';
import { isApiFailure } from '../../../platform/failures.ts';
import { userLocale } from '../../../platform/l10n.ts';
import type { Services } from '../../../platform/services.ts';

/** Undefined for who may not see invoices. */
export async function loadClientMoney(
  { backend }: Pick<Services, 'backend'>,
  clientId: string,
): Promise<ClientMoney | undefined> {
  try {
    const [billable, invoices] = await Promise.all([
      backend.ask((api, options) => api.listBillableClients(options)),
      backend.ask((api, options) => api.listInvoices({ ...options, query: { clientId, limit: 500 } })),
    ]);
    const ready = billable.items.find((one) => one.clientId === clientId);
    const unbilled = ready && {
      amount: formatAmounts(ready.amounts),
      hours: formatMinutes(ready.billedSeconds),
    };
    return { ...(unbilled && { unbilled }), ...describeInvoices(invoices.items) };
  } catch (error) {
    if (isApiFailure(error, 'forbidden')) return undefined;
    throw error;
  }
}

function describeInvoices(items: readonly Invoice[]): Pick<ClientMoney, 'open' | 'lastInvoice'> {
  const issued = items.filter(({ number, documentType }) => number !== null && documentType === '380');
  const open = issued.filter(({ due, state }) => due.minor > 0 && state !== 'cancelled');
  const overdue = sumByCurrency(open.filter((invoice) => invoice.overdue));
  const [last] = issued.toSorted((one, other) => other.issueDate.localeCompare(one.issueDate));
  const sums = sumByCurrency(open);
  return {
    ...(sums.length > 0 && {
      open: { amount: formatAmounts(sums), ...(overdue.length > 0 && { overdue: formatAmounts(overdue) }) },
    }),
    ...(last !== undefined && {
      lastInvoice: {
        id: last.id,
        number: last.number ?? '',
        amount: formatAmount(last.gross),
        date: new Intl.DateTimeFormat(userLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
          Date.parse(last.issueDate),
        ),
      },
    }),
  };
}

/** One amount a currency. */
function sumByCurrency(invoices: readonly Invoice[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { due } of invoices) sums.set(due.currency, (sums.get(due.currency) ?? 0) + due.minor);
  return [...sums].map(([currency, minor]) => ({ currency, minor }));
}
