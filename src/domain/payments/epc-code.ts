/**
 * What the QR code of a SEPA credit transfer says (EPC069-12, version 002, "Girocode"): a banking app fills in the
 * transfer from it.
 */
import { toDecimalString } from '../amounts/minor-digits.ts';
import type { InvoiceDocument } from '../invoice-document.ts';

export interface EpcTransfer {
  /** At most 70 characters. */
  readonly name: string;
  readonly iban: string;
  /** Optional in version 002. */
  readonly bic?: string | undefined;
  /** Cents. */
  readonly minor: number;
  /** Unstructured remittance, at most 140 characters. */
  readonly remittance: string;
}

/** 999,999,999.99 EUR. */
const mostMinor = 99_999_999_999;
/** Bytes that a code holds: version 13, error correction M. */
const mostBytes = 331;

/** The lines of the code; undefined for what the standard does not take: no amount, or one beyond its limit. */
export function epcPayload({ name, iban, bic, minor, remittance }: EpcTransfer): string | undefined {
  if (!Number.isSafeInteger(minor) || minor < 1 || minor > mostMinor) return undefined;
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    (bic ?? '').replace(/\s/g, ''),
    cut(name, 70),
    iban.replace(/\s/g, '').toUpperCase(),
    `EUR${toDecimalString({ minor, currency: 'EUR' })}`,
    '',
    '',
    cut(remittance, 140),
  ];
  const payload = lines.join('\n');
  return bytesOf(payload) <= mostBytes ? payload : undefined;
}

/** In UTF-8. */
function bytesOf(text: string): number {
  return encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, '.').length;
}

/** Of an invoice in EUR that is paid to an IBAN and asks for something; undefined of all others. */
export function epcPayloadOf(document: InvoiceDocument): string | undefined {
  const { currency, documentType, totals, seller, number } = document;
  if (currency !== 'EUR' || documentType !== '380' || number === undefined || !seller.iban) return undefined;
  return epcPayload({
    name: seller.accountName ?? seller.name,
    iban: seller.iban,
    bic: seller.bic,
    minor: totals.due.minor,
    remittance: document.remittance ?? number,
  });
}

/** One line, whole characters. */
function cut(text: string, length: number): string {
  return [...text.replace(/\s+/gu, ' ').trim()].slice(0, length).join('');
}
