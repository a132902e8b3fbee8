/** Files that go with the mail of an invoice, on the wire. */
import * as z from 'zod';
import { type XmlFormat, xmlFormats } from '../../../../domain/e-invoice/write-e-invoice.ts';

export const mailedFiles = {
  /** What a person reads; of Factur-X the client's system as well. */
  format: z.enum(['pdf', 'facturx', 'facturx-xrechnung']).default('pdf'),
  /** What the client's system reads. */
  xml: z.enum(xmlFormats).optional(),
};

export const mailedFilesSchema = z.strictObject(mailedFiles);
export type MailedFiles = z.infer<typeof mailedFilesSchema>;

/** The XML that the files hold, each of which has rules of its own. */
export function xmlOf({ format, xml }: MailedFiles): readonly XmlFormat[] {
  const inside = { pdf: [], facturx: ['cii'], 'facturx-xrechnung': ['xrechnung-cii'] } as const;
  return [...inside[format], ...(xml === undefined ? [] : [xml])];
}
