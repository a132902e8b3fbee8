/** Rows as the letters of the domain take them. */
import type { PartyContact } from '../../../../../domain/invoice-document.ts';
import type { ReminderLetter } from '../../../../../domain/reminders/write-reminder.ts';
import { parseOrNull } from '../../../account/model/party-fields.ts';
import type { ReminderSeller } from '../reminders.ports.ts';

/** As it is today: a new bank account is that to pay to. */
export function toLetterSeller(row: ReminderSeller): ReminderLetter['seller'] {
  const contact = parseOrNull<PartyContact>(row.contact);
  return {
    name: row.name,
    ...(contact && { contact }),
    ...(row.email !== null && { email: row.email }),
    ...(row.iban !== null && { iban: row.iban }),
    ...(row.bic !== null && { bic: row.bic }),
    ...(row.account_name !== null && { accountName: row.account_name }),
  };
}
