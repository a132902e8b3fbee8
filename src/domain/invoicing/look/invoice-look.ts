/** How a practice's invoices look: logo, colour, footer and the columns of the table. A document keeps the look that it was issued with. */

/** Columns that can be shown or left out. Description and amount always stay. */
export const lineColumns = ['position', 'period', 'quantity', 'price', 'taxRate'] as const;
export type LineColumn = (typeof lineColumns)[number];

/** Those of an invoice without a look. */
export const usualColumns: readonly LineColumn[] = ['position', 'quantity', 'price'];

/** What browsers and PDF/A both show. SVG is left out: it can carry script and outside addresses. */
export const logoTypes = ['image/png', 'image/jpeg'] as const;
export type LogoType = (typeof logoTypes)[number];

export const logoAlignments = ['left', 'right'] as const;
export type LogoAlignment = (typeof logoAlignments)[number];

export const lookLimits = {
  /** 1 MB, as files are counted in the editor. */
  logoBytes: 1024 * 1024,
  /** Pixels, each side. */
  logoSide: 4000,
  /** In all: they are decoded once, when a logo is chosen. */
  logoPixels: 2_000_000,
  logoHeightMm: { least: 8, usual: 15, most: 40 },
  footerTexts: 3,
  /** Characters of one text of the footer. */
  footerLength: 300,
  footerLines: 6,
} as const;

export interface InvoiceLogo {
  /** Of its content in the file store, in hex. */
  readonly sha256: string;
  readonly type: LogoType;
  /** Pixels, as its header says. */
  readonly width: number;
  readonly height: number;
}

export interface InvoiceLook {
  readonly logo?: InvoiceLogo;
  readonly logoAlignment?: LogoAlignment;
  /** Printed height in millimetres; a wide logo is smaller, so that it fits the page. */
  readonly logoHeightMm?: number;
  /** `#rrggbb` in lower case. */
  readonly color?: string;
  /** Up to three texts side by side, below what the footer says of the seller. */
  readonly footer?: readonly string[];
  /** Shown ones; {@link usualColumns} without it. */
  readonly columns?: readonly LineColumn[];
}

export type FooterFault = 'too_many' | 'too_long' | 'too_many_lines';

/** Why the texts of a footer do not fit; undefined when they do. */
export function findFooterFault(texts: readonly string[]): FooterFault | undefined {
  if (texts.length > lookLimits.footerTexts) return 'too_many';
  if (texts.some((text) => text.length > lookLimits.footerLength)) return 'too_long';
  return texts.some((text) => text.split('\n').length > lookLimits.footerLines)
    ? 'too_many_lines'
    : undefined;
}

/** In the order of the table, each once. */
export function orderColumns(columns: readonly LineColumn[]): readonly LineColumn[] {
  return lineColumns.filter((column) => columns.includes(column));
}
