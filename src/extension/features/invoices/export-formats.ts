/** The files that an invoice is exported as, in the order in which they are offered. */
import type { Invoice } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';

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

/** What is said of a file that could not be made. */
export interface RefusedFile {
  readonly message: string;
  readonly detail: string;
  readonly mends: Refusal['mends'];
  /** An issued invoice keeps what it lacks: the way is to credit it and issue another. */
  readonly mayCorrect: boolean;
}

export function describeRefusedFile(
  t: Translate,
  { number, state, documentType }: Pick<Invoice, 'number' | 'state' | 'documentType'>,
  { label, details }: { readonly label: string; readonly details: Parameters<typeof describeRefusal>[0] },
): RefusedFile {
  const { lines, mends } = describeRefusal(details);
  if (state === 'draft')
    return {
      message: t('{0} cannot be written yet.', label),
      detail: lines.join('\n'),
      mends,
      mayCorrect: false,
    };
  const mayCorrect = documentType === '380' && state !== 'cancelled';
  const remedy = mayCorrect
    ? t(
        'An issued invoice is not changed. Choose another format, or add what is missing, credit the invoice and issue a new one.',
      )
    : t('It is not changed any more. Choose another format.');
  return {
    message: t('{0} was issued without what {1} needs.', number ?? '', label),
    detail: [...lines, '', remedy].join('\n'),
    mends: mayCorrect ? mends : [],
    mayCorrect,
  };
}
