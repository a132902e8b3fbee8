/** What a restore does to issued documents, as lines of text. */
import type { IssuedSince, VanishingInvoice } from '../../contract/backup/backups.ts';
import { formatMoney } from '../../domain/money.ts';
import { oneLine } from '../scan/plain-line.ts';

const locale = 'en-GB';
const kinds: Readonly<Record<VanishingInvoice['kind'], string>> = {
  invoice: '',
  credit_note: ', credit note',
  opening_balance: ', opening balance',
};

/** Each document on a line, then what becomes of them. Nothing where a restore takes none away. */
export function printIssued({ invoices, broughtBack, reason, continuesAfter }: IssuedSince): string {
  const head = invoices.length === 0 ? [] : ['Issued since the backup:', ...invoices.map(formatVanishing)];
  const lines = [
    ...head,
    ...(broughtBack ? ['They are brought back from the current database, with what was paid on them.'] : []),
    ...(invoices.length > 0 && !broughtBack ? ['They are not brought back.'] : []),
    ...(reason === null ? [] : [reason]),
    ...(continuesAfter.length === 0
      ? []
      : [`Invoice numbers continue after ${continuesAfter.join(', ')}: no number is given twice.`]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function formatVanishing({ number, clientName, kind, gross, sent, paid }: VanishingInvoice): string {
  const rest = paid.minor === 0 ? '' : `, ${formatMoney(paid, locale)} paid`;
  const state = `${sent ? 'sent' : 'not sent'}${kinds[kind]}${rest}`;
  return `  ${oneLine(`${number}, ${clientName}, ${formatMoney(gross, locale)}, ${state}`)}`;
}
