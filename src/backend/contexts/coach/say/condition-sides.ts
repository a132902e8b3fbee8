/** What records are or are not, in words for each side, English and German. */
import { isWaiting, type SheetStage } from '../../../../domain/query/conditions.ts';
import type { InvoiceCondition } from '../../../../domain/query/frame.ts';

export type Words = readonly [english: string, german: string];

type Sides = readonly [holds: Words, doesNot: Words];

export const plainWords: Readonly<Record<'billable' | 'billed' | 'noted' | 'archived' | 'budgeted', Sides>> =
  {
    billable: [
      ['billable', 'abrechenbar'],
      ['not billable', 'nicht abrechenbar'],
    ],
    billed: [
      ['already invoiced', 'schon abgerechnet'],
      ['not invoiced', 'nicht abgerechnet'],
    ],
    noted: [
      ['with a note', 'mit Notiz'],
      ['without a note', 'ohne Notiz'],
    ],
    archived: [
      ['archived', 'archiviert'],
      ['not archived', 'nicht archiviert'],
    ],
    budgeted: [
      ['with a budget', 'mit Budget'],
      ['without a budget', 'ohne Budget'],
    ],
  };

export const invoiceWords: Readonly<Record<InvoiceCondition, Sides>> = {
  draft: [
    ['in draft', 'im Entwurf'],
    ['not in draft', 'nicht im Entwurf'],
  ],
  sent: [
    ['marked as sent', 'als versendet markiert'],
    ['not marked as sent', 'nicht als versendet markiert'],
  ],
  paid: [
    ['paid', 'bezahlt'],
    ['not paid', 'nicht bezahlt'],
  ],
  partlyPaid: [
    ['paid in part', 'teilweise bezahlt'],
    ['open with nothing paid yet', 'offen und noch ohne Zahlung'],
  ],
  paidLate: [
    ['paid late', 'verspätet bezahlt'],
    ['paid on time', 'pünktlich bezahlt'],
  ],
  taxed: [
    ['with VAT', 'mit Umsatzsteuer'],
    ['without VAT', 'ohne Umsatzsteuer'],
  ],
  open: [
    ['open', 'offen'],
    ['with nothing left to pay', 'ohne offenen Betrag'],
  ],
  overdue: [
    ['overdue', 'überfällig'],
    ['not overdue yet', 'noch nicht überfällig'],
  ],
  credit: [
    ['credit notes', 'Gutschriften'],
    ['without credit notes', 'ohne Gutschriften'],
  ],
};

export function sheetWords(stages: readonly SheetStage[]): Sides {
  if (isWaiting(stages))
    return [
      ['submitted and not yet approved', 'eingereicht und noch nicht freigegeben'],
      ['not waiting for approval', 'ohne das, was auf Freigabe wartet'],
    ];
  if (stages.includes('submitted'))
    return [
      ['submitted', 'eingereicht'],
      ['not submitted', 'nicht eingereicht'],
    ];
  if (stages.length === 1 && stages[0] === 'approved')
    return [
      ['approved and not invoiced', 'freigegeben und nicht abgerechnet'],
      ['not approved, or invoiced', 'nicht freigegeben oder abgerechnet'],
    ];
  return stages.includes('rejected')
    ? [
        ['rejected', 'abgelehnt'],
        ['not rejected', 'nicht abgelehnt'],
      ]
    : [
        ['approved', 'freigegeben'],
        ['not approved', 'nicht freigegeben'],
      ];
}

export const happened: Readonly<Record<'worked' | 'invoiced' | 'received', Words>> = {
  worked: ['time', 'Zeit'],
  invoiced: ['an invoice', 'Rechnung'],
  received: ['a payment', 'Zahlung'],
};
