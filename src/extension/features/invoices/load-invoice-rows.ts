/** Reads what the Invoices view shows; loaded when it is first looked at. */
import { formatAmount } from '../../platform/amounts.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { formatDay } from '../../platform/time/formats.ts';
import { today } from '../../platform/time/iso-week.ts';
import { buildInvoiceRows } from './invoice-rows.ts';
import { loadInvoices } from './load-invoices.ts';

export async function loadInvoiceRows(services: Services): Promise<readonly Row[]> {
  const { t, clock } = services;
  return buildInvoiceRows(await loadInvoices(services), {
    t,
    locale: userLocale(),
    formatAmount,
    formatDate: (date) => formatDay(date, userLocale()),
    today: today(clock.now()),
  });
}
