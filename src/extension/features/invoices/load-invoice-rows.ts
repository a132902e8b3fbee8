/** Reads what the Invoices view shows; loaded when it is first looked at. */
import { formatMoney } from '../../../domain/money.ts';
import { loadReadyReminders } from '../../../pages/practice/ready-reminders.ts';
import { formatDay } from '../../../pages/time/formats.ts';
import { today } from '../../../pages/time/iso-week.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { buildInvoiceRows } from './invoice-rows.ts';
import { loadInvoices } from './load-invoices.ts';

export async function loadInvoiceRows(services: Services): Promise<readonly Row[]> {
  const { t, clock, locale } = services;
  const [invoices, readyReminders] = await Promise.all([
    loadInvoices(services),
    loadReadyReminders(services),
  ]);
  return buildInvoiceRows(invoices, {
    t,
    locale,
    formatAmount: (amount) => formatMoney(amount, locale),
    formatDate: (date) => formatDay(date, locale),
    today: today(clock.now()),
    readyReminders,
  });
}
