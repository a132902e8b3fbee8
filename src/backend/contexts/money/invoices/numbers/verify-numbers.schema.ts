/** The proof of numbers on the wire. */
import * as z from 'zod';
import { skipReasons } from '../../../../../contract/backup/number-mark.ts';
import { proofEvidence, provenTables } from '../../../../../domain/invoicing/proof/column-difference.ts';
import { instantSchema } from '../../../../platform/http/wire.ts';

const seriesProofSchema = z.object({
  prefix: z.string(),
  year: z.number().int(),
  count: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  /** SHA-256 over all documents of the series: written down elsewhere, it proves that they are the same later. */
  lastHash: z.string().nullable(),
  /** Numbers that no document here has, and why: explained, and no gap. */
  skipped: z.array(
    z.object({
      first: z.string(),
      last: z.string(),
      count: z.number().int(),
      at: instantSchema,
      reason: z.enum(skipReasons),
    }),
  ),
  faults: z.array(
    z.object({
      kind: z.enum(['gap', 'duplicate', 'date', 'document', 'chain', 'counter']),
      number: z.string(),
      message: z.string(),
    }),
  ),
});
export type SeriesProof = z.infer<typeof seriesProofSchema>;

const differenceSchema = z
  .object({
    table: z.enum(provenTables),
    /** Of the row; of an allocation: transaction, invoice and kind. */
    id: z.string(),
    /** Of the invoice; null on a transaction. */
    number: z.string().nullable(),
    column: z.string(),
    /** What the database has, and what the evidence says; null: nothing. Sums are in minor units. */
    stored: z.string().nullable(),
    expected: z.string().nullable(),
    evidence: z.enum(proofEvidence),
    message: z.string(),
  })
  .meta({ id: 'ColumnDifference' });

export const numberProofSchema = z
  .object({
    ok: z.boolean(),
    series: z.array(seriesProofSchema),
    /** Columns that contradict the frozen documents, the ledger or the event log. */
    differences: z.array(differenceSchema),
  })
  .meta({ id: 'NumberProof' });
export type NumberProof = z.infer<typeof numberProofSchema>;
