/** The files that an invoice is exported as, in the order in which they are offered. */
import type { Translate } from '../../platform/words.ts';

export interface ExportFormat {
  readonly format:
    | 'pdf'
    | 'facturx'
    | 'facturx-xrechnung'
    | 'xrechnung'
    | 'xrechnung-cii'
    | 'ubl'
    | 'cii'
    | 'html'
    | 'json';
  readonly label: string;
  /** Who takes it. */
  readonly detail: string;
  readonly ending: 'pdf' | 'xml' | 'html' | 'json';
}

export function exportFormats(t: Translate): readonly ExportFormat[] {
  return [
    { format: 'pdf', label: 'PDF', detail: t('For people: PDF/A-3'), ending: 'pdf' },
    {
      format: 'facturx',
      label: 'Factur-X / ZUGFeRD',
      detail: t('For both: the PDF with the e-invoice inside (EN 16931)'),
      ending: 'pdf',
    },
    { format: 'xrechnung', label: 'XRechnung (UBL)', detail: t('German authorities'), ending: 'xml' },
    { format: 'xrechnung-cii', label: 'XRechnung (CII)', detail: t('German authorities'), ending: 'xml' },
    {
      format: 'facturx-xrechnung',
      label: 'Factur-X (XRECHNUNG)',
      detail: t('The PDF with the XRechnung inside'),
      ending: 'pdf',
    },
    { format: 'ubl', label: 'Peppol BIS 3 (UBL)', detail: t('The Peppol network'), ending: 'xml' },
    { format: 'cii', label: 'CII', detail: t('EN 16931 in the syntax of UN/CEFACT'), ending: 'xml' },
    {
      format: 'html',
      label: 'HTML',
      detail: t('One file for a browser, every script and language'),
      ending: 'html',
    },
    { format: 'json', label: 'JSON', detail: t('The document itself, for programs'), ending: 'json' },
  ];
}

/** What an export was refused for: a sentence a line, and whose data mend it. */
export interface Refusal {
  readonly lines: readonly string[];
  readonly mends: readonly ('client' | 'organization')[];
}

const linesAtMost = 8;

/** `BR-DE-15: XRechnung needs …` of each broken rule, as the API told them. */
export function describeRefusal(
  details: readonly { readonly field: string; readonly issue: string }[],
): Refusal {
  const fields = details.map(({ field }) => field);
  const mends = [
    ...(fields.some((field) => field === 'buyerReference' || field.startsWith('buyer.'))
      ? (['client'] as const)
      : []),
    ...(fields.some((field) => field.startsWith('seller.')) ? (['organization'] as const) : []),
  ];
  return { lines: [...new Set(details.map(({ issue }) => issue))].slice(0, linesAtMost), mends };
}
