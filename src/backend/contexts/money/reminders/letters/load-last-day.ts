/** Until when a payment of an invoice was in time: where its debtor is, and not where the practice is. */
import type { PostalAddress } from '../../../../../domain/invoice-document.ts';
import {
  lastDayInTime,
  laterOf,
  movesLastDay,
  type PaymentTerm,
} from '../../../../../domain/late-interest/last-day-in-time.ts';
import { addDays } from '../../../../../domain/zones.ts';
import { parseOrNull } from '../../../account/model/party-fields.ts';
import type { ReminderClient, ReminderPorts } from '../reminders.ports.ts';

/** Holidays and weekends in a row are fewer. */
const mostFreeDays = 20;

export async function loadLastDay(
  { listHolidaysOf }: Pick<ReminderPorts, 'listHolidaysOf'>,
  { country_code: countryCode, address }: Pick<ReminderClient, 'country_code' | 'address'>,
  term: PaymentTerm,
): Promise<string> {
  const from = laterOf(term);
  if (!movesLastDay(countryCode)) return from;
  const holidays = await listHolidaysOf({
    country: countryCode,
    region: parseOrNull<PostalAddress>(address)?.region ?? '',
    from,
    to: addDays(from, mostFreeDays),
  });
  return lastDayInTime(term, { countryCode, holidays });
}
