/** Writes that wait on this machine until the server of an account is reached, on the wire. */
import * as z from 'zod';
import type { Text } from '../../../words/text.ts';
import { idSchema, instantSchema } from '../http/wire.ts';

export const outboxItemSchema = z
  .object({
    id: idSchema,
    /** When it was asked for here. */
    at: instantSchema,
    kind: z.enum(['start', 'stop', 'entry', 'discard', 'note', 'undo']),
    entryId: idSchema,
    /** Null for what is done to an entry that is there. */
    projectId: idSchema.nullable(),
    startedAt: instantSchema.nullable(),
    endedAt: instantSchema.nullable(),
    note: z.string(),
    /** Of a note that was changed elsewhere: what stands there, until this one is sent by its id; else null. */
    noteNow: z.string().nullable(),
    /** Why the server, asked again since, will not have it; null while it waits. */
    refused: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'OutboxItem' });
type OutboxItemView = z.infer<typeof outboxItemSchema>;

/** They are of no organization and no record: none is named by an address. */
export const discardOutboxItemSchema = z.strictObject({ id: idSchema }).meta({ id: 'DiscardOutboxItem' });

export const sendOutboxSchema = z
  .strictObject({
    id: idSchema.optional().meta({
      description:
        'That one alone; a note that was changed elsewhere is written over by this, and by nothing else',
    }),
  })
  .meta({ id: 'SendOutbox' });

export const outboxSchema = z
  .object({
    /** Host of the server; null where records are on this machine. */
    server: z.string().nullable(),
    connected: z.boolean(),
    /** In the order in which they are sent. */
    items: z.array(outboxItemSchema),
  })
  .meta({ id: 'Outbox' });
export type OutboxView = z.infer<typeof outboxSchema>;

/** Before it is said in the language of who asks. */
export interface OutboxSaid extends Omit<OutboxView, 'items'> {
  readonly items: readonly (Omit<OutboxItemView, 'refused'> & {
    readonly refused: { readonly code: string; readonly message: Text } | null;
  })[];
}
