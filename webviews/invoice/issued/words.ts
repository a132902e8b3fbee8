/** The words of an issued invoice's rail, in each language of the product; the page says which (`lang` of the document). */
import type { ShownPayment, ShownStep } from '../../../src/contract/webview/invoice-account.ts';

const english = {
  rail: 'Open amount, payments and history',
  settled: {
    paid: 'Paid',
    wholly_credited: 'Wholly credited',
    written_off: 'Written off',
  },
  open: 'Open',
  of: (amount: string) => `of ${amount}`,
  share: (percent: string) => `${percent} paid`,
  late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
  due: (day: string) => `due ${day}`,
  credited: 'Credited',
  discounted: 'Cash discount',
  writtenOff: 'Written off',
  overpaid: 'Overpaid, the client’s credit',
  payments: 'Payments',
  none: 'Nothing was paid yet.',
  record: 'Record Payment…',
  markSent: 'Mark as Sent…',
  what: 'Date, account or reference',
  amount: 'Amount',
  actions: 'Actions',
  reverse: (amount: string, day: string) => `Reverse ${amount} of ${day}…`,
  reversed: 'reversed',
  reversal: 'Reversal',
  kinds: {
    payment: 'Payment',
    refund: 'Refund',
    write_off: 'Write-off',
    transfer: 'Credit applied',
  } as Readonly<Record<ShownPayment['kind'], string>>,
  history: 'History',
  steps: {
    created: 'Created',
    issued: 'Issued',
    sent: 'Sent',
    paid: 'Payment recorded',
    discounted: 'Cash discount',
    refunded: 'Refunded',
    transferred: 'Credit applied',
    written_off: 'Written off',
    reversed: 'Reversed',
    credited: 'Credited',
  } as Readonly<Record<ShownStep['step'], string>>,
  sentTo: (to: string) => `Sent to ${to}`,
  creditedBy: (number: string) => `Credited by ${number}`,
};

type Words = typeof english;

const german: Words = {
  rail: 'Offener Betrag, Zahlungen und Verlauf',
  settled: { paid: 'Bezahlt', wholly_credited: 'Vollständig gutgeschrieben', written_off: 'Ausgebucht' },
  open: 'Offen',
  of: (amount) => `von ${amount}`,
  share: (percent) => `${percent} bezahlt`,
  late: (days) => (days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`),
  due: (day) => `fällig ${day}`,
  credited: 'Gutgeschrieben',
  discounted: 'Skonto',
  writtenOff: 'Ausgebucht',
  overpaid: 'Überzahlt, Guthaben des Kunden',
  payments: 'Zahlungen',
  none: 'Noch keine Zahlung.',
  record: 'Zahlung erfassen …',
  markSent: 'Als versendet markieren …',
  what: 'Datum, Konto oder Verwendungszweck',
  amount: 'Betrag',
  actions: 'Aktionen',
  reverse: (amount, day) => `${amount} vom ${day} stornieren …`,
  reversed: 'storniert',
  reversal: 'Storno',
  kinds: {
    payment: 'Zahlung',
    refund: 'Erstattung',
    write_off: 'Ausbuchung',
    transfer: 'Guthaben verrechnet',
  },
  history: 'Verlauf',
  steps: {
    created: 'Angelegt',
    issued: 'Gestellt',
    sent: 'Versendet',
    paid: 'Zahlung erfasst',
    discounted: 'Skonto',
    refunded: 'Erstattet',
    transferred: 'Guthaben verrechnet',
    written_off: 'Ausgebucht',
    reversed: 'Storniert',
    credited: 'Gutgeschrieben',
  },
  sentTo: (to) => `Versendet an ${to}`,
  creditedBy: (number) => `Gutgeschrieben mit ${number}`,
};

/** Of the page's language; English where there is no translation. */
export function wordsFor(language: string): Words {
  return /^de\b/i.test(language) ? german : english;
}
