import type { LogoType } from '../../../../domain/invoicing/look/invoice-look.ts';

/** One row a practice, once it has changed something. */
export interface InvoiceLookTable {
  organization_id: string;
  /** JSON of domain/invoicing/look. */
  look: string;
  /** Epoch milliseconds. */
  created_at: number;
  updated_at: number;
  version: number;
}

/** Every logo that a practice had. Its content is in the file store. */
export interface InvoiceLogoTable {
  organization_id: string;
  /** SHA-256 of the content, in hex. */
  sha256: string;
  type: LogoType;
  /** Pixels. */
  width: number;
  height: number;
  /** Epoch milliseconds. */
  created_at: number;
}

interface LookTables {
  invoice_looks: InvoiceLookTable;
  invoice_logos: InvoiceLogoTable;
}

declare module '../../../schema.ts' {
  interface Schema extends LookTables {}
}
