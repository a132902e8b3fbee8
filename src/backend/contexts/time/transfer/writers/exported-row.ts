/** An entry as it goes out, with the names that stand for its records. */
import * as z from 'zod';
import { gitFactsSchema } from '../../model/git-facts.ts';
import type { Loss } from '../readers/source-row.ts';
import { exportedStates } from '../readers/source-row.ts';

const text = z.string();

/** Also what comes back out of our own JSON and ICS: checked there as if anybody had written it. */
export const exportedRowSchema = z.strictObject({
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  zone: text,
  /** ISO date of the start in its zone. */
  date: text,
  seconds: z.number().int().nonnegative(),
  person: text,
  email: text,
  client: text,
  project: text,
  task: text,
  note: text,
  tags: z.array(text),
  billable: z.boolean(),
  /** For one hour, as a decimal of the currency. */
  rate: text.regex(/^\d{1,16}(?:\.\d{1,4})?$/),
  currency: text,
  state: z.enum(exportedStates),
  invoice: text,
  /** Branch and commits; files of before that were kept have none. */
  git: gitFactsSchema.nullable().default(null),
});
export type ExportedRow = z.infer<typeof exportedRowSchema>;

export const exportFormats = ['csv', 'json', 'ics', 'toggl', 'clockify'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface Written {
  readonly text: string;
  /** What the format has no place for. */
  readonly losses: readonly Loss[];
}
