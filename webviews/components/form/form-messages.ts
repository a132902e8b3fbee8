/**
 * What pages with one form and their hosts say to each other: *Your Business* and *Client*. Order of play: view `ready` → host
 * `connection`, `content`. View `save` with what differs from the content, and a `saveId` that grows by one → host `content`
 * with `answers`, or `refused` with the reason of each field; nothing of it is stored then.
 */
import * as z from 'zod';
import { connectionSchema, viewFailedSchema } from '../../../src/contract/webview/common.ts';

/** Longer than every field of the API, so that what is too long is refused beside its field. */
const text = z.string().max(2_000);

/** Texts by field, as they are typed; empty where there is nothing. */
export function valuesSchema<const Field extends string>(fields: readonly Field[]) {
  return z.record(z.enum(fields), text);
}

/** Those that differ. */
export function changedSchema<const Field extends string>(fields: readonly Field[]) {
  return z.partialRecord(z.enum(fields), text);
}

/** Nothing was saved. `faults` say which fields are why. */
export function refusedSchema<const Field extends string>(fields: readonly Field[]) {
  return z.object({
    type: z.literal('refused'),
    message: z.string(),
    faults: z.array(z.object({ field: z.enum(fields), message: z.string() })),
  });
}

/** The record could not be had; `message` says why. */
export const formFailedSchema = z.object({ type: z.literal('failed'), message: z.string() });

/** View → host, beside what saves: leaves the page, and loads it again. */
export const formActs = [
  viewFailedSchema,
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('refresh') }),
] as const;

export { connectionSchema };

const typed = z.record(z.string(), text);

/** What the view keeps through a reload: which record it shows, and what was typed and not saved of each. */
export const formStateSchema = z.object({
  subject: z.string().optional(),
  typed: z.record(z.string(), typed),
});
export type FormState = z.infer<typeof formStateSchema>;
