/** Imports of time on the wire: a file in, what became of it out. */
import * as z from 'zod';
import {
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  moneySchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  zoneSchema,
} from '../../../../platform/http/wire.ts';
import {
  dateOrders,
  decimalMarks,
  fileFormats,
  importOptions,
  lossCodes,
  rowStates,
} from '../readers/source-row.ts';

const count = z.number().int().nonnegative();

/** What is wrong with a row; the template is the message with `{0}`… for its parameters, by which a client translates it. */
const reasonShape = {
  column: z.string().nullable(),
  value: z.string().nullable(),
  template: z.string().default(''),
  parameters: z.array(z.string()).default([]),
};

export const problemSchema = z
  .object({
    row: z.number().int().nullable(),
    line: z
      .number()
      .int()
      .nullable()
      .default(null)
      .meta({ description: 'Where the row begins in the text of the file; null where it has no rows' }),
    ...reasonShape,
    message: z.string(),
    /** Field of the request that settles it. */
    option: z.enum(importOptions).nullable(),
  })
  .meta({ id: 'ImportProblem' });

export const lossSchema = z
  .object({
    code: z.enum(lossCodes),
    column: z.string(),
    count,
    message: z.string(),
    template: z.string().default('').meta({
      description: 'The message with `{0}`… for its parameters, to translate it by; empty in old imports',
    }),
    parameters: z.array(z.string()).default([]),
    seconds: count
      .optional()
      .meta({ description: 'Of rows that are left out: their time, as far as it can be read' }),
    examples: z.array(
      z.object({
        row: z.number().int(),
        value: z.string(),
        reason: z
          .object(reasonShape)
          .optional()
          .meta({ description: 'Why the row is left out, where that is for what is wrong with it' }),
      }),
    ),
  })
  .meta({ id: 'ImportLoss' });

const likeNames = z.array(z.string()).default([]).meta({
  description:
    'Names that it may be another spelling of: those of the practice, then earlier ones of the file. For a project they are of its client, for a task of its project. The map takes one up',
});

export const resultSchema = z.object({
  detected: z.object({
    format: z.enum(fileFormats).nullable(),
    separator: z.string(),
    dateOrder: z.enum(dateOrders).nullable(),
    decimal: z.enum(decimalMarks).nullable(),
    clock: z.union([z.literal(12), z.literal(24)]).nullable(),
    zone: z.string(),
    currencies: z.array(z.string()),
  }),
  /** Rows of the file; what of them is added; what an earlier import brought already. */
  rows: count,
  added: count,
  again: count,
  /** Of these, rows that the other tool has changed since they were imported. */
  changed: count.default(0),
  /** Of the changed ones, those that were approved or billed there; and those of them that were taken over. */
  settledSince: count.default(0),
  takenOver: count.default(0),
  /** Of what is added. */
  seconds: count,
  billableSeconds: count,
  approved: count,
  invoiced: count,
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  /** What is not there yet; `source` is what the file calls it, as in the keys of `map`. */
  made: z
    .object({
      clients: z.array(
        z.object({ name: z.string(), source: z.string(), currency: currencySchema, like: likeNames }),
      ),
      projects: z.array(
        z.object({
          client: z.string(),
          name: z.string(),
          source: z.string(),
          rate: moneySchema,
          /** The file tells amounts and no rates: it was taken from these. */
          isRateFromAmounts: z.boolean(),
          like: likeNames,
        }),
      ),
      tasks: z.array(
        z.object({ project: z.string(), name: z.string(), source: z.string(), like: likeNames }),
      ),
    })
    .default({ clients: [], projects: [], tasks: [] }),
  /** Its names, as they are shown. */
  clients: z.array(z.string()),
  projects: z.array(z.string()),
  tasks: z.array(z.string()),
  people: z.array(
    z.object({
      source: z.string(),
      userId: idSchema,
      userName: z.string(),
      /** A user of the practice by this import. */
      isNew: z.boolean(),
      rows: count,
    }),
  ),
  /** The first rows, as they will be. */
  sample: z.array(
    z.object({
      row: z.number().int(),
      startedAt: instantSchema,
      seconds: count,
      client: z.string(),
      project: z.string(),
      task: z.string(),
      note: z.string(),
      tags: z.array(z.string()),
      billable: z.boolean(),
      rate: moneySchema.nullable(),
      state: z.enum(rowStates),
    }),
  ),
  losses: z.array(lossSchema),
  /** When there is one, nothing is taken; in the answer to a dry run alone. */
  problems: z.array(problemSchema),
});
export type ImportResult = z.infer<typeof resultSchema>;

export const timeImportSchema = recordSchema
  .extend({
    importedBy: idSchema,
    fileName: z.string(),
    state: z.enum(['refused', 'preview', 'done', 'undone']),
    undoneAt: instantSchema.nullable(),
    /** In the answer to one alone, since it is counted. */
    present: count.optional().meta({
      description:
        'Entries of it that are here now: fewer than `added` once some were deleted. Told of a single import, not in lists',
    }),
    ...resultSchema.shape,
  })
  .meta({ id: 'TimeImport' });
export type TimeImport = z.infer<typeof timeImportSchema>;

const projectNameSchema = z.union([nameSchema, z.strictObject({ client: nameSchema, project: nameSchema })]);

/** From a name in the file to one here. Of people: to an e-mail address, a name, `me`, or `new`; `*` is everybody else. */
const mapSchema = z
  .strictObject({
    people: z.record(z.string(), lineSchema.min(1)),
    clients: z.record(z.string(), nameSchema),
    /** Keys: `Client / Project`, or the project alone. */
    projects: z.record(z.string(), projectNameSchema),
    tasks: z.record(z.string(), nameSchema),
  })
  .partial()
  .meta({ id: 'ImportMap' });
export type ImportMap = z.infer<typeof mapSchema>;

export const createTimeImportSchema = z
  .strictObject({
    id: idSchema.optional(),
    fileName: lineSchema.max(255).default(''),
    /** The text of the file. */
    file: z.string(),
    format: z.enum([...fileFormats, 'auto']).default('auto'),
    /** IANA zone of the clock times in the file; the practice's where it is not said. */
    zone: zoneSchema.optional(),
    dateOrder: z.enum(dateOrders).optional(),
    decimal: z.enum(decimalMarks).optional(),
    currency: currencySchema.optional(),
    map: mapSchema.optional(),
    /** What an earlier import brought and was approved or billed in the other tool since is so here, too. */
    takeStates: z.boolean().default(false),
    /** Optional, and no default: the same request keeps its hash from one version to the next. */
    skipInvalid: z.boolean().optional().meta({
      description:
        'Leaves out rows that cannot be imported, and takes the others; without it one refuses the file',
    }),
    /** Says what would be, and changes nothing. */
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'CreateTimeImport' });
export type CreateTimeImport = z.infer<typeof createTimeImportSchema>;

export const timeImportPageSchema = pageSchema(timeImportSchema).meta({ id: 'TimeImportPage' });
export { pageQuerySchema as listTimeImportsSchema };

export const importProgressSchema = z
  .object({ id: idSchema, step: z.enum(['reading', 'writing', 'done']), fraction: z.number().min(0).max(1) })
  .meta({ id: 'ImportProgress' });
export type ImportProgress = z.infer<typeof importProgressSchema>;
