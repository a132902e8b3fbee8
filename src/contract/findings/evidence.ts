/** What stands behind a finding of security, as it crosses a process edge: the shape of src/scanner/evidence.ts. */
import * as z from 'zod';

const placeSchema = z.enum([
  'application',
  'test',
  'ci',
  'development',
  'example',
  'docs',
  'generated',
  'lock-file',
]);

/** By kind, one value a field; the first value of each is the strongest. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('flow'),
    source: z.enum(['request', 'message', 'file', 'argument', 'assumed']),
    sink: z.enum(['import', 'type', 'name']),
    guard: z.enum(['none', 'unread', 'bounded']),
    place: placeSchema,
  }),
  z.object({
    kind: z.literal('setting'),
    value: z.enum(['literal', 'computed']),
    owner: z.enum(['resolved', 'format', 'name']),
    condition: z.enum(['none', 'development', 'chosen', 'fallback', 'unnamed']),
    place: placeSchema,
  }),
  z.object({
    kind: z.literal('secret'),
    proof: z.enum(['format', 'guards', 'name']),
    value: z.enum(['real', 'made-up']),
    place: placeSchema,
  }),
  z.object({ kind: z.literal('dependency') }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;
