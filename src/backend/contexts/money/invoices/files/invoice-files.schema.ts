/** The files of an issued invoice on the wire. */
import * as z from 'zod';
import { exportFormats } from '../complete/invoice-files.ts';

export const invoiceFilesSchema = z
  .object({
    items: z.array(
      z.object({
        format: z.enum(exportFormats),
        /** SHA-256 of its content, in hex: whoever has the file can prove that it is the one that was made. */
        sha256: z.string(),
        sizeBytes: z.number().int(),
        /** ISO 8601, in UTC. */
        createdAt: z.string(),
        /** Hash of a file that was kept before, was lost, and differs from this one; null otherwise. */
        replacedSha256: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'InvoiceFiles' });
export type InvoiceFiles = z.infer<typeof invoiceFilesSchema>;
