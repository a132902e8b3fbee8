/** The sets of questions in test/fixtures/coach-asked: what is asked, and the SQL that says what is right. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const kindSchema = z.enum(['seconds', 'money', 'count', 'number', 'percent', 'date', 'names', 'truth']);
export type FigureKind = z.infer<typeof kindSchema>;

const questionSchema = z.strictObject({
  id: z.string(),
  persona: z.string(),
  language: z.enum(['de', 'en']),
  text: z.string(),
  /** The question before it, of the same session. */
  after: z.string().optional(),
  tags: z.array(z.string()),
  expected: z.strictObject({
    kind: kindSchema,
    /** Its rows must all stand in the answer; `:today` is the day that is asked on. */
    sql: z.string(),
    /** One row is enough: several share a place. */
    any: z.boolean().optional(),
    /** Other readings of the question that are right as well. */
    or: z.array(z.strictObject({ kind: kindSchema, sql: z.string() })).optional(),
    /** Of the negated question. */
    opposite: z.string().optional(),
  }),
  /** Ambiguous: asking back is right. */
  choice: z.boolean().optional(),
});
export type Question = z.infer<typeof questionSchema>;

export const setsFolder = 'test/fixtures/coach-asked';

export function readSet(root: string, name: string): readonly Question[] {
  const text = readFileSync(path.join(root, setsFolder, `${name}.json`), 'utf8');
  return z.array(questionSchema).parse(JSON.parse(text));
}
