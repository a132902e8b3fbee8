/** What a restore does to issued documents, as its question says it. Pure. */
import type { IssuedSince, VanishingInvoice } from '../../../contract/backup/backups.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { Translate } from '../../../pages/words.ts';

/** A modal dialog has no scroll bar. */
const shown = 8;

/** Lines; none where a restore takes no issued document away. */
export function describeIssued(
  { invoices, broughtBack, reason, continuesAfter }: IssuedSince,
  { locale, t }: { readonly locale: string; readonly t: Translate },
): readonly string[] {
  const more = invoices.length - shown;
  const list = [
    ...invoices.slice(0, shown).map((invoice) => describeOne(invoice, { locale, t })),
    ...(more > 0 ? [t('and {0} more', more)] : []),
  ];
  const after = continuesAfter.join(', ');
  return [
    ...(invoices.length > 0 ? [t('Issued since this backup:'), ...list] : []),
    ...(invoices.length > 0 ? [describeFate(broughtBack, t)] : []),
    ...(invoices.length === 0 && reason !== null
      ? [t('Your current database cannot be read, so invoices issued since this backup are not known.')]
      : []),
    ...(after === '' ? [] : [t('Invoice numbers continue after {0}. No number is given twice.', after)]),
  ];
}

function describeFate(broughtBack: boolean, t: Translate): string {
  return broughtBack
    ? t('Vireo brings them back after the restore, with their payments.')
    : t('Vireo cannot bring them back: the backup and your current data have diverged.');
}

function describeOne(
  { number, clientName, gross, sent }: VanishingInvoice,
  { locale, t }: { readonly locale: string; readonly t: Translate },
): string {
  return [number, clientName, formatMoney(gross, locale), sent ? t('sent') : t('not sent')].join(' · ');
}
