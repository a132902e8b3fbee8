/** Imports of clients on the wire. */
import * as z from 'zod';
import { currencySchema, idSchema, nameSchema } from '../../../../platform/http/wire.ts';

const rowSchema = z.number().int().min(1);

/** Its client is the one that an earlier row of the file brings. */
const sameRowSchema = z.strictObject({ row: rowSchema, asRow: rowSchema });

export const importClientsSchema = z
  .strictObject({
    /** Text of the file: a header, and a row for each client. */
    file: z.string().min(1),
    /** Of clients whose row names none; the practice's where it is not said. */
    currency: currencySchema.optional(),
    /** Rows whose client is here under another spelling: they are left as they are, as every row of a client that is here. */
    sameAs: z
      .array(z.union([z.strictObject({ row: rowSchema, clientId: idSchema }), sameRowSchema]))
      .max(5000)
      .optional(),
    /** Only says what would be. */
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'ImportClients' });
export type ImportClients = z.output<typeof importClientsSchema>;

const outcomes = ['new', 'present'] as const;

const problemSchema = z.object({
  /** As a spreadsheet counts; null where it is about the whole file. */
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  issue: z.string(),
});
export type ClientProblem = z.infer<typeof problemSchema>;

export const clientImportSchema = z
  .object({
    /** `refused` by a dry run alone: without one, what is wrong is an error. */
    state: z.enum(['imported', 'preview', 'refused']),
    columns: z.array(
      z.object({
        header: z.string(),
        /** The field that it was taken for; null: nothing of the column is taken. */
        field: z.string().nullable(),
      }),
    ),
    rows: z.array(
      z.object({
        row: z.number().int(),
        name: nameSchema,
        /** `present`: there is a client of this name, with this VAT ID or none, or the request says which it is. */
        outcome: z.enum(outcomes),
        /** Null in a preview, for what is new. */
        clientId: idSchema.nullable(),
        /**
         * Of what is new: clients here, and earlier rows of the file, that it may be another spelling of; `sameAs` takes one up.
         * Either `clientId` or `row` is null.
         */
        like: z.array(
          z.object({ clientId: idSchema.nullable(), row: z.number().int().nullable(), name: nameSchema }),
        ),
      }),
    ),
    added: z.number().int(),
    present: z.number().int(),
    problems: z.array(problemSchema),
  })
  .meta({ id: 'ClientImport' });
export type ClientImport = z.infer<typeof clientImportSchema>;
