/** All of each entry as JSON. */
import * as z from 'zod';
import { type ExportedRow, exportedRowSchema, type Written } from './exported-row.ts';
import { findUndecided } from './find-undecided.ts';

export const exportedFileSchema = z.strictObject({
  vireo: z.literal(1),
  entries: z.array(exportedRowSchema),
});

export function writeJson(rows: readonly ExportedRow[]): Written {
  const entries = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return { text: `{\n  "vireo": 1,\n  "entries": [\n${entries}\n  ]\n}\n`, losses: findUndecided(rows) };
}
